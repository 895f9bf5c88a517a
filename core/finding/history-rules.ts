import { defineRules } from './rule';

/** Rules about `history.json`. Whatever is wrong with it, articles are served. */
export const historyRules = defineRules({
  'history-unusable': {
    severity: 'warning',
    message:
      'history.json cannot be used, so old names and last changes that git knows are missing. {problem} Mend it, or remove it and run npm run history.',
    explain:
      'The file is written by npm run history from what git knows, and checked in beside the articles. It looks like\n' +
      'this, with one line for each article that was renamed or changed:\n' +
      '{\n  "version": 1,\n  "files": {\n    "blog/new-name.md": { "changed": "2026-11-21T08:00:00Z", "names": ["blog/old-name"] }\n  }\n}\n' +
      'After a merge that failed, keep the lines of both sides, and run npm run history again.',
  },
  'history-entry-unusable': {
    severity: 'warning',
    message: '"{path}" {problem}, so what the history says of it is ignored. Run npm run history again.',
    explain:
      'An entry is the path of an article below the content directory, with the names that it had as "collection/slug"\n' +
      'and the time of its last change, with an offset:\n' +
      '"blog/new-name.md": { "changed": "2026-11-21T08:00:00Z", "names": ["blog/old-name"] }',
  },
  'history-file-unknown': {
    severity: 'warning',
    message:
      'There is no file {path} any more. Where it was renamed, its old links are dead until you run npm run history.',
    explain:
      'history.json names a file that is not there: it was renamed or removed after the history was written.\n' +
      'Run npm run history, which follows renames, and check the file in together with the rename.',
  },
  'history-name-taken': {
    severity: 'warning',
    message: 'The old name "{name}" of {path} belongs to {other} now, so old links to it lead there.',
    explain:
      'An old name answers only where no live article has it. Here another article has taken the name of one that was\n' +
      'renamed, so that readers with old links find the wrong one. Give the other article another name; until then the\n' +
      'warning stays, because those links are dead.',
  },
  'history-name-claimed': {
    severity: 'warning',
    message: 'The old name "{name}" of {path} is also claimed by {other}; it leads to that one.',
    explain:
      'One old name can lead to one article only. `aliases` in front matter win over what git knows, and of two files in\n' +
      'history.json the article whose slug comes first wins. Remove the alias if the other article is meant.',
  },
});
