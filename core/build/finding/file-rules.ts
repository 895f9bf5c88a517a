import { error, warning } from './rule';

/** Rules about files and folders: what may be read, and whether it is text. */
export const fileRules = {
  'file-too-large': error({
    en: 'The file is larger than {limit} MiB and is left out. Split the article, or store its images as files.',
    zh: '文件超过 {limit} MiB，未收录；请拆分文章，或把图片存成单独的文件。',
    explain: {
      en:
        'A file of this size is nearly always an image pasted as data, or an export of another program.\n' +
        'Save images as files and link to them: ![Architecture](https://example.com/a.png)',
      zh:
        '这么大的文件，几乎都是把图片当数据贴了进来，或是由别的程序导出。\n' +
        '请把图片存成文件再链接：![架构](https://example.com/a.png)',
    },
  }),
  'file-not-utf8': error({
    en: 'The file is not UTF-8 text, from about here on. Save it as UTF-8.',
    zh: '大约从这里起，文件不是 UTF-8 文本；请另存为 UTF-8。',
    explain: {
      en:
        'Files saved as GBK, Big5 or UTF-16 show wrong characters to every reader, so they are left out.\n' +
        'In most editors: Save with encoding → UTF-8. In a terminal: iconv -f GBK -t UTF-8 old.md > new.md',
      zh:
        '存成 GBK、Big5 或 UTF-16 的文件，每个读者看到的都是乱码，因此不收录。\n' +
        '多数编辑器里：以编码保存 → UTF-8。终端里：iconv -f GBK -t UTF-8 old.md > new.md',
    },
  }),
  'nul-removed': warning({
    en: 'The file contains the character U+0000, which was removed. Delete it here.',
    zh: '文件含有字符 U+0000，已去掉；请在这里删掉它。',
    explain: {
      en:
        'U+0000 is invisible and comes from a broken copy or export. It is dropped wherever it stands,\n' +
        'so the article is served without it; delete it to make the file say what is served.',
      zh:
        'U+0000 不可见，来自不完整的复制或导出。它无论在哪里都会去掉，\n' +
        '文章照常收录；删掉它，文件就与读者看到的一致。`npm run check -- --fix` 可以自动删除。',
    },
  }),
  'file-unreadable': error({
    en: 'The file cannot be read ({reason}) and is left out. Check that it exists and its permissions.',
    zh: '文件无法读取（{reason}），未收录；请检查它是否存在，以及它的权限。',
    explain: {
      en:
        'The system refused to open the file, or it vanished while the folder was being read.\n' +
        'Make it readable for the user who builds: chmod a+r article.md',
      zh:
        '系统拒绝打开这个文件，或者在读取文件夹期间，文件已不存在。\n' +
        '请让执行构建的用户能读它：chmod a+r article.md',
    },
  }),
  'file-not-regular': error({
    en: 'This is {kind}, not a file, and is left out. Remove it, or rename it so that it does not end in .md.',
    zh: '这是{kind}，不是文件，未收录；请删掉它，或改名，不要以 .md 结尾。',
    explain: {
      en:
        'Only ordinary files are articles. Reading a pipe, a socket or a device could wait for ever.\n' +
        'Remove it from the content directory.',
      zh: '只有普通文件才是文章。读取管道、套接字或设备可能永远不会结束。\n请把它移出内容目录。',
    },
  }),
  'link-dangling': error({
    en: 'This link points at a file that does not exist. Restore its target or remove the link.',
    zh: '这个符号链接的目标不存在；请恢复目标文件，或删掉这个符号链接。',
    explain: {
      en:
        'A symbolic link is read as the file it points at, and there is none (or the links go in a circle).\n' +
        'Where does it point? ls -l article.md',
      zh:
        '符号链接按它指向的文件读取，而那里没有文件（或者符号链接循环指向）。\n' +
        '它指向哪里？ls -l article.md',
    },
  }),
  'link-outside': error({
    en: 'This link points outside the content directory and is left out. Copy the file here instead.',
    zh: '这个符号链接指向内容目录之外，未收录；请把文件复制到这里。',
    explain: {
      en:
        'Links out of the content directory could publish any file of the machine, so they are never followed.\n' +
        'Copy the file into the collection folder.',
      zh:
        '指向内容目录之外的符号链接可能公开机器上的任何文件，因此从不跟随。\n' +
        '请把文件复制到集合的文件夹里。',
    },
  }),
  'link-to-article': error({
    en: 'This link points at {target}, which is an article already. Use "aliases" in that article instead.',
    zh: '这个符号链接指向 {target}，它已经是一篇文章；请改用那篇文章里的“aliases”。',
    explain: {
      en:
        'One text under two ids would be listed, counted and found twice.\n' +
        'To keep a former id, remove the link and write in the article itself:\naliases:\n  - old-name',
      zh:
        '同一篇文章有两个 id，就会在列表、计数和搜索里各出现两次。\n' +
        '要保留旧名，请删掉符号链接，在文章里写：\n' +
        'aliases:\n  - old-name',
    },
  }),
  'link-collection': warning({
    en: 'This folder is a link and is not followed, so no article in it is served. Make it a folder.',
    zh: '这个文件夹是符号链接，不会跟随，里面的文章均未收录；请改成真正的文件夹。',
    explain: {
      en:
        'A linked folder could lead outside the content directory or into itself.\n' +
        'Move the articles into a folder of this name.',
      zh: '文件夹的符号链接可能指向内容目录之外，或指回自己。\n请把文章移到同名的真正文件夹里。',
    },
  }),
  'folder-unreadable': error({
    en: 'The folder cannot be read ({reason}), so no article in it is served. Check its permissions.',
    zh: '文件夹无法读取（{reason}），里面的文章均未收录；请检查它的权限。',
    explain: {
      en: 'The system refused to list the folder.\nMake it readable for the user who builds: chmod a+rx folder',
      zh: '系统拒绝列出这个文件夹。\n请让执行构建的用户能读它：chmod a+rx folder',
    },
  }),
  'name-unusable': error({
    en: 'The name of this file or folder {problem}. Rename it.',
    zh: '这个文件或文件夹的名字{problem}；请改名。',
    explain: {
      en:
        'The name becomes part of a URL. Bytes that are not UTF-8, and control characters such as a line feed,\n' +
        'have no safe form there. The name is shown here with escapes. Any script and emoji are welcome.',
      zh:
        '名字会成为网址的一部分。不是 UTF-8 的字节，以及换行之类的控制字符，在网址里没有安全的写法。\n' +
        '这里的名字用转义显示。任何文字和表情符号都可以用。',
    },
  }),
  'folder-not-public': error({
    en: 'Other systems publish nothing of a folder "{folder}", so the article is left out. Move it, and write draft: true while it is one.',
    zh: '别的系统不会公开“{folder}”文件夹里的文章，因此未收录；请把它移到别的文件夹，未完成时写 draft: true。',
    explain: {
      en:
        'Each folder is a collection, and its articles are public. Jekyll and Hexo keep drafts in _drafts, so that articles\n' +
        'in such a folder would become public by mistake. Move a draft to its collection, with:\ndraft: true',
      zh:
        '每个文件夹都是一个集合，里面的文章是公开的。Jekyll 和 Hexo 把草稿放在 _drafts 里，\n' +
        '如果照常收录，这样的文章会误公开。请把草稿移到它的集合里，并写上：\n' +
        'draft: true',
    },
  }),
  'name-bidi': warning({
    en: 'The name has invisible characters that change the direction of text. Rename the file without them.',
    zh: '文件名含有改变文字方向的不可见字符；请改名去掉。',
    explain: {
      en:
        'With these characters a name looks different from what it is ("exe.md" can look like "dm.exe").\n' +
        'Names in Arabic or Hebrew do not need them.',
      zh:
        '有了这些字符，名字看起来与实际不同（“exe.md”可以看起来像“dm.exe”）。\n' +
        '阿拉伯文或希伯来文的名字并不需要它们。',
    },
  }),
};
