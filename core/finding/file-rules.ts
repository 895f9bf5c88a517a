import { defineRules } from './rule';

/** Rules about files and folders: what may be read, and whether it is text. */
export const fileRules = defineRules({
  'file-too-large': {
    severity: 'error',
    message:
      'The file is larger than {limit} MiB and is left out. Split the article, or store its images as files.',
    explain:
      'A file of this size is nearly always an image pasted as data, or an export of another program.\n' +
      'Save images as files and link to them: ![Architecture](https://example.com/a.png)',
  },
  'file-not-utf8': {
    severity: 'error',
    message: 'The file is not UTF-8 text, from about here on. Save it as UTF-8.',
    explain:
      'Files saved as GBK, Big5 or UTF-16 show wrong characters to every reader, so they are left out.\n' +
      'In most editors: Save with encoding → UTF-8. In a terminal: iconv -f GBK -t UTF-8 old.md > new.md',
  },
  'nul-removed': {
    severity: 'warning',
    message: 'The file contains the character U+0000, which was removed. Delete it here.',
    explain:
      'U+0000 is invisible and comes from a broken copy or export. It is dropped wherever it stands,\n' +
      'so the article is served without it; delete it to make the file say what is served.',
  },
  'file-unreadable': {
    severity: 'error',
    message: 'The file cannot be read ({reason}) and is left out. Check that it exists and its permissions.',
    explain:
      'The system refused to open the file, or it vanished while the folder was being read.\n' +
      'Make it readable for the user who builds: chmod a+r article.md',
  },
  'file-not-regular': {
    severity: 'error',
    message:
      'This is {kind}, not a file, and is left out. Remove it, or rename it so that it does not end in .md.',
    explain:
      'Only ordinary files are articles. Reading a pipe, a socket or a device could wait for ever.\n' +
      'Remove it from the content directory.',
  },
  'link-dangling': {
    severity: 'error',
    message: 'This link points at a file that does not exist. Restore its target or remove the link.',
    explain:
      'A symbolic link is read as the file it points at, and there is none (or the links go in a circle).\n' +
      'Where does it point? ls -l article.md',
  },
  'link-outside': {
    severity: 'error',
    message: 'This link points outside the content directory and is left out. Copy the file here instead.',
    explain:
      'Links out of the content directory could publish any file of the machine, so they are never followed.\n' +
      'Copy the file into the collection folder.',
  },
  'link-to-article': {
    severity: 'error',
    message:
      'This link points at {target}, which is an article already. Use "aliases" in that article instead.',
    explain:
      'One text under two ids would be listed, counted and found twice.\n' +
      'To keep an old name, remove the link and write in the article itself:\naliases:\n  - old-name',
  },
  'link-collection': {
    severity: 'warning',
    message: 'This folder is a link and is not followed, so no article in it is served. Make it a folder.',
    explain:
      'A linked folder could lead outside the content directory or into itself.\n' +
      'Move the articles into a folder of this name.',
  },
  'folder-unreadable': {
    severity: 'error',
    message: 'The folder cannot be read ({reason}), so no article in it is served. Check its permissions.',
    explain:
      'The system refused to list the folder.\nMake it readable for the user who builds: chmod a+rx folder',
  },
  'name-unusable': {
    severity: 'error',
    message: 'The name of this file or folder {problem}. Rename it.',
    explain:
      'The name becomes part of a URL. Bytes that are not UTF-8, and control characters such as a line feed,\n' +
      'have no safe form there. The name is shown here with escapes. Any script and emoji are welcome.',
  },
  'name-bidi': {
    severity: 'warning',
    message:
      'The name has invisible characters that change the direction of text. Rename the file without them.',
    explain:
      'With these characters a name looks different from what it is ("exe.md" can look like "dm.exe").\n' +
      'Names in Arabic or Hebrew do not need them.',
  },
});
