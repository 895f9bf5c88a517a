import { warning } from './rule';

/** Rules about `history.json`. Whatever is wrong with it, articles are served. */
export const historyRules = {
  'history-unusable': warning({
    en: 'history.json cannot be used, so former ids and last changes that git knows are missing. {problem} Correct it, or remove it and run npm run history.',
    zh: 'history.json 无法使用，因此缺少 git 记录的旧名和最后修改时间。{problem}请改正它，或删掉它再运行 npm run history。',
    explain: {
      en:
        'The file is written by npm run history from what git knows, and checked in beside the articles. It looks like\n' +
        'this, with one line for each article that was renamed or changed:\n' +
        '{\n  "version": 1,\n  "files": {\n    "blog/new-name.md": { "changed": "2026-11-21T08:00:00Z", "names": ["blog/old-name"] }\n  }\n}\n' +
        'After a merge that failed, keep the lines of both sides, and run npm run history again.',
      zh:
        '这个文件由 npm run history 根据 git 的记录写出，与文章一起提交。\n' +
        '格式如下，每篇改过名或修改过的文章占一行：\n' +
        '{\n  "version": 1,\n  "files": {\n    "blog/new-name.md": { "changed": "2026-11-21T08:00:00Z", "names": ["blog/old-name"] }\n  }\n}\n' +
        '合并失败时，请保留两边的行，再运行一次 npm run history。',
    },
  }),
  'history-entry-unusable': warning({
    en: '"{path}" {problem}, so what the history says of it is ignored. Run npm run history again.',
    zh: '“{path}”{problem}，history.json 里关于它的记录已忽略；请再运行一次 npm run history。',
    explain: {
      en:
        'An entry is the path of an article below the content directory, with the names that it had as "collection/slug"\n' +
        'and the time of its last change, with an offset:\n' +
        '"blog/new-name.md": { "changed": "2026-11-21T08:00:00Z", "names": ["blog/old-name"] }',
      zh:
        '每一项是文章在内容目录下的路径，带上它用过的旧名（写成“集合/slug”）\n' +
        '和最后修改的时间（带时区偏移）：\n' +
        '"blog/new-name.md": { "changed": "2026-11-21T08:00:00Z", "names": ["blog/old-name"] }',
    },
  }),
  'history-file-unknown': warning({
    en: 'There is no file {path} any more. Where it was renamed, its old links are dead until you run npm run history.',
    zh: '文件 {path} 已不存在；如果改了名，请运行 npm run history，否则它的旧链接全部失效。',
    explain: {
      en:
        'history.json names a file that is not there: it was renamed or removed after the history was written.\n' +
        'Run npm run history, which follows renames, and check the file in together with the rename.',
      zh:
        'history.json 里有一个不存在的文件：history.json 写出之后，它已改名或删除。\n' +
        '请运行 npm run history，它会跟上改名；请把 history.json 与改名一起提交。',
    },
  }),
  'history-name-taken': warning({
    en: 'The former id "{name}" of {path} belongs to {other} now, so old links to it lead there. Give {other} another name.',
    zh: '{path} 的旧名“{name}”现在属于 {other}，旧链接会打开那一篇；请给 {other} 另取一个名字。',
    explain: {
      en:
        'A former id redirects only where no live article has it. Here another article has taken the name of one that was\n' +
        'renamed, so that readers with old links find the wrong one. Give the other article another name; until then the\n' +
        'warning stays, because those links are dead.',
      zh:
        '没有同名的现有文章时，旧名才会跳转。这里另一篇文章占用了改名文章的旧名，\n' +
        '读者点旧链接会看到另一篇文章。请给另一篇文章改名；\n' +
        '改名之前，旧链接一直指向错误的文章，这条警告也一直在。',
    },
  }),
  'history-name-claimed': warning({
    en: 'The former id "{name}" of {path} is also claimed by {other}; it leads to that one. Where {path} is meant, remove the name from {other}.',
    zh: '{path} 的旧名“{name}”也写在 {other} 名下，会跳转到那一篇；如果本意是 {path}，请从 {other} 名下删掉这个旧名。',
    explain: {
      en:
        'One former id can lead to one article only. `aliases` in front matter win over what git knows, and of two files in\n' +
        'history.json the article whose slug comes first wins. Remove the alias if the other article is meant.',
      zh:
        '一个旧名只能跳转到一篇文章。front matter 里的 `aliases` 优先于 git 的记录；\n' +
        'history.json 里的两个文件，slug 排在前面的文章优先。\n' +
        '如果本意是另一篇文章，请从 `aliases` 里删掉这个旧名。',
    },
  }),
};
