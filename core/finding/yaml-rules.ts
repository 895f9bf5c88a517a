import { defineRules } from './rule';

/** Rules about the block of front matter as a whole, and about YAML. */
export const yamlRules = defineRules({
  'front-matter-missing': {
    severity: 'error',
    message: 'There is no front matter: the first line must be exactly three dashes, "---".',
    explain:
      'A file without front matter has no title and no date, so it is left out. Only YAML between two lines of\n' +
      'exactly three dashes is read; "---json", "----" and spaces around the dashes do not count. Example:\n' +
      '---\ntitle: Hello\ndate: 2020-06-23\n---\n\nThe text begins here.',
  },
  'front-matter-unclosed': {
    severity: 'error',
    message:
      'The front matter is not closed: write a line of exactly three dashes, "---", after its last key.',
    explain:
      'Without the second line of dashes nobody can tell front matter from text.\n' +
      'The line must be exactly "---", without spaces before or after it.',
  },
  'front-matter-too-large': {
    severity: 'error',
    message: 'The front matter is larger than {limit} KiB. Move text into the body of the article.',
    explain:
      'Front matter holds a title, a date and terms. The article itself goes below the second line of dashes.',
  },
  'front-matter-not-mapping': {
    severity: 'error',
    message: 'There is {found} here, but there must be keys with values. Write "key: value" on each line.',
    explain:
      'Each line of front matter is a key, a colon, a space and a value. Example:\ntitle: Hello\ndate: 2020-06-23',
  },
  'yaml-syntax': {
    severity: 'error',
    message: 'This is not valid YAML. {problem}',
    explain:
      'When in doubt, put the value in single quotes; a single quote inside is written twice. Examples:\n' +
      "title: 'Serverless: an introduction'\ntitle: 'It''s here'\ntitle: '[Translated] Hello'",
  },
  'yaml-duplicate-key': {
    severity: 'error',
    message: 'The key "{key}" is here for the second time. Keep one of the two.',
    explain:
      'It cannot be told which of the two values is meant, and YAML allows a key only once. Delete one.',
  },
  'yaml-alias-unknown': {
    severity: 'error',
    message: '"*{name}" refers to an anchor that is not defined above. If it is text, put it in quotes.',
    explain:
      'A value that begins with "*" stands for another value marked with "&". Text goes in quotes:\n' +
      "title: '*Serverless*'",
  },
  'yaml-too-many-aliases': {
    severity: 'error',
    message: 'The aliases up to here expand to more than {limit} values. Write the values out.',
    explain:
      'A few lines of aliases of aliases can stand for billions of values, or for themselves.\n' +
      'No article needs that; write the values out.',
  },
  'yaml-merge-unusable': {
    severity: 'error',
    message: '"<<" can only merge a mapping, or a list of mappings. Correct its value.',
    explain: '"<<" copies the keys of another mapping:\nbase: &base { series: egg }\nnested:\n  <<: *base',
  },
  'yaml-tab-indent': {
    severity: 'warning',
    message:
      'This line is indented with a tab, which YAML does not allow; it was read as one space. Use spaces.',
    explain:
      'Other programs refuse such a file, and columns cannot be compared when tabs and spaces mix.\n' +
      'Indent with spaces:\ntags:\n  - Serverless',
  },
  'yaml-unusual': {
    severity: 'warning',
    message: 'This YAML is unusual, and may be read otherwise than meant. {problem}',
    explain:
      'The value was read as plain text, list or mapping. Text that begins with "!" or "%" goes in quotes.',
  },
});
