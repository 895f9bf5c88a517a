import { defineRules } from './rule';

/** Rules about articles seen together. */
export const catalogRules = defineRules({
  'duplicate-id': {
    severity: 'error',
    message: 'The id "{id}" is used by {files}; none of them is served. Rename the file or change its slug.',
    explain:
      'Two articles of one collection have the same slug, so no URL could tell them apart.\n' +
      'Both are left out, because serving one of them would hide the other in silence.\n' +
      'Rename one of the files, or give one a different `slug` in its front matter.',
  },
  'alias-unusable': {
    severity: 'warning',
    message: 'The old name "{alias}" is neither a slug nor "collection/slug", so no link leads here by it.',
    explain:
      'Old names are looked up as `slug` or `collection/slug`, one part or two with a slash between them.\n' +
      'Write what stood behind `/articles/` in the old address, without a slash at its ends.',
  },
  'alias-taken': {
    severity: 'warning',
    message: 'The old name "{alias}" belongs to an article that exists, so it leads there and not here.',
    explain:
      'An alias answers only where no live article has that name. This one will never lead to this article\n' +
      'as long as the other exists. Remove the alias, or rename the other article.',
  },
  'alias-twice': {
    severity: 'warning',
    message: 'The old name "{alias}" is also claimed by {other}; it leads to that one.',
    explain: 'One old name can lead to one article only. Remove it from one of the two.',
  },
  'link-dead': {
    severity: 'warning',
    message: 'The link "{url}" leads to "{id}", and there is no such article.',
    explain:
      'The link points into this content, but no article has that name and none had it before.\n' +
      'Mend the slug, or give the renamed article an `aliases` entry with its old name.',
  },
  'term-slip': {
    severity: 'warning',
    message: '"{spelling}" is probably meant to be "{meant}", which {count} articles use.',
    explain:
      'A term that one or two articles use differs by a letter or two from one that many use.\n' +
      'Readers who filter by the common term do not find this article. If both are right, name the rare one\n' +
      'in `taxonomy.yml`, and it is not asked about again.',
  },
  'term-spelling': {
    severity: 'warning',
    message: '"{spelling}" is shown as "{name}", {why}.',
    explain:
      'Spellings that differ only in case, width or spaces are one term, shown under one name.\n' +
      'Write that name here too, or settle the matter in `taxonomy.yml`: a key there is the name, and its\n' +
      '`aliases` are spellings that may be used without a word.',
  },
});
