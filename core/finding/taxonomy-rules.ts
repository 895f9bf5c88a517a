import { defineRules } from './rule';

/** Rules about `taxonomy.yml`. Whatever is wrong with it, articles are served. */
export const taxonomyRules = defineRules({
  'taxonomy-unusable': {
    severity: 'warning',
    message: 'taxonomy.yml cannot be used, so no labels and aliases are known. {problem}',
    explain:
      'The file is a mapping of tags, categories, authors and collections, each a mapping of names:\n' +
      'tags:\n  Serverless:\n    aliases: [sls]\n    label: { zh: 无服务器, en: Serverless }',
  },
  'taxonomy-unknown-key': {
    severity: 'warning',
    message: '"{key}" is not known here and is ignored. Known are: {known}.',
    explain:
      'At the top are tags, categories, authors and collections; each entry has aliases, label and description.\n' +
      'Another word is probably a typing error.',
  },
  'taxonomy-wrong-type': {
    severity: 'warning',
    message: '"{key}" must be {type}, so its value is ignored.',
    explain:
      'Aliases are a list of texts, a label is a mapping of languages to texts, a description is a text:\n' +
      'Serverless:\n  aliases: [sls]\n  label: { zh: 无服务器 }\n  description: Computing without servers to look after.',
  },
  'taxonomy-name-twice': {
    severity: 'warning',
    message: '"{name}" is the same as "{other}", which belongs to "{term}" already; it is ignored here.',
    explain:
      'Names and aliases that differ only in case, width or spaces are the same term, and one spelling cannot\n' +
      'belong to two terms. Remove one of them. (Collections are compared exactly.)',
  },
  'taxonomy-alias-taken': {
    severity: 'warning',
    message: '"{alias}" is a collection of its own, so it cannot be another name of the collection "{name}".',
    explain:
      'An alias of a collection is for links from before a folder was renamed. While a folder has that name, the\n' +
      'name means that folder. Remove the alias, or rename the folder.',
  },
});
