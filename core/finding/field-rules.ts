import { defineRules } from './rule';

/** Rules about the keys of front matter. */
export const fieldRules = defineRules({
  'title-missing': {
    severity: 'warning',
    message: 'The article has no title, so it is served as "{title}". Add one to the front matter.',
    explain:
      'Without `title` the first heading is used, else the file name. Example:\ntitle: Serverless in practice',
  },
  'title-unusable': {
    severity: 'error',
    message: 'The title is {found}, not a text. Put it in quotes if it begins with a bracket.',
    explain:
      'In YAML, text that begins with [ or {, or that stands below the key with dashes, is a list or a mapping.\n' +
      "Put the title in quotes: title: '[Translated]'",
  },
  'text-too-long': {
    severity: 'warning',
    message: '"{key}" is longer than {limit} characters and was cut. Shorten it.',
    explain:
      'Longer texts break lists, feeds and search results. Say the rest in `description` or in the article.',
  },
  'date-missing': {
    severity: 'warning',
    message: 'The article has no date: it is listed last and is in no archive. Add one.',
    explain: 'Lists are ordered by `date`. Example:\ndate: 2020-06-23',
  },
  'date-unusable': {
    severity: 'error',
    message:
      '"{key}: {text}" is no date, so nobody knows when the article is public. Write it like 2020-06-23.',
    explain:
      'An article with a wrong date could appear too early, so it is left out until the date is mended.\n' +
      'Good: 2020-06-23, 2020-6-3, 2020-06-23 08:00, 2020-06-23T08:00:00+08:00. Without an offset the time is in\n' +
      'the zone of the site. Days must exist: 30 February does not become 1 March.',
  },
  'updated-unusable': {
    severity: 'warning',
    message: '"{key}: {text}" is no date and is ignored. Write it like 2020-06-23.',
    explain: 'Good: 2020-06-23, 2020-06-23 08:00, 2020-06-23T08:00:00+08:00. Days must exist.',
  },
  'unpublish-before-publish': {
    severity: 'warning',
    message: '"unpublishAt" is not after "{key}", so the article is never public. Correct one of them.',
    explain: 'An article is public from `publishAt` (else `date`) until `unpublishAt`.',
  },
  'draft-unusable': {
    severity: 'warning',
    message: '"draft" is neither true nor false. To be safe the article is taken for a draft and not shown.',
    explain:
      'A draft must not appear by a typing error. Write `draft: true` or `draft: false`, or remove the key.',
  },
  'boolean-unusable': {
    severity: 'warning',
    message: '"{key}" is neither true nor false, so false is used. Write true or false.',
    explain: 'YAML knows two words for yes and no. Example:\noutdated: true',
  },
  'value-ignored': {
    severity: 'warning',
    message: '"{key}" must be {type}, but this is {found}; it is ignored.',
    explain:
      'The value has another form than the key needs. The documentation for authors lists the form of each key.',
  },
  'item-ignored': {
    severity: 'warning',
    message: '"{key}" has an item that is {found}; it is left out. Every item is a text.',
    explain:
      'An item with a colon and a space in it, or in brackets, is a mapping or a list. Put it in quotes:\n' +
      "tags:\n  - 'Node.js: basics'",
  },
  'items-in-one-text': {
    severity: 'warning',
    message:
      '"{key}" is one text with separators in it, and is read as one item. Write a list to have several.',
    explain:
      'One text is one item, because names may have commas. Several items are a list:\n' +
      'tags:\n  - Serverless\n  - Egg.js',
  },
  'too-many-items': {
    severity: 'warning',
    message: '"{key}" has more than {limit} items; those from here on are left out.',
    explain: 'So many terms help no reader to find the article. Keep those that describe it best.',
  },
  'item-too-long': {
    severity: 'warning',
    message: 'An item of "{key}" is longer than {limit} characters and was cut. Shorten it.',
    explain: 'Terms are names of a few words. Longer text belongs in `description` or in the article.',
  },
  'hidden-characters': {
    severity: 'warning',
    message: '"{key}" has invisible characters ({characters}), which were removed. Type the text again here.',
    explain:
      'Control characters, zero-width spaces and direction marks come along when text is copied. They cannot be\n' +
      'seen, but they break searching and can make a text look like another. Joiners that emoji and scripts need stay.',
  },
  'link-unusable': {
    severity: 'warning',
    message:
      '"{text}" in "{key}" is not a complete http or https address; no link is shown. Write all of it.',
    explain:
      'Other kinds of addresses can run scripts or lead nowhere. Example:\nauthorslink:\n  - https://example.com/me',
  },
  'too-many-links': {
    severity: 'warning',
    message: '"{key}" has more links than "{people}" has names; those from here on are ignored.',
    explain:
      'The first link belongs to the first name, and so on. Two people in one text are one name.\n' +
      'authors:\n  - Lin\n  - Chen\nauthorslink:\n  - https://example.com/lin\n  - https://example.com/chen',
  },
  'thumbnail-unusable': {
    severity: 'warning',
    message: '"thumbnail" is neither an http(s) address nor a relative path, so there is none. Correct it.',
    explain:
      'Addresses that begin with "//" or with another scheme are not shown.\n' +
      'Good: https://example.com/a.png, images/a.png, /images/a.png',
  },
  'slug-unusable': {
    severity: 'warning',
    message: '"slug" {problem}, so the file name is used. Write one name, such as "hello-world".',
    explain:
      'The slug is the last part of the URL: one name without slashes, control or invisible characters and outer\n' +
      'spaces, not "." or "..", at most 255 characters. Chinese, spaces and capitals are fine.',
  },
  'key-misspelled': {
    severity: 'warning',
    message: '"{key}" is not a known key; did you mean "{known}"? It was put in "extra".',
    explain: 'Keys are exact, capitals included. The value has no effect until the key is corrected.',
  },
  'key-reserved': {
    severity: 'warning',
    message: 'The key "{key}" is reserved and is left out. Choose another name.',
    explain:
      'The names __proto__, constructor and prototype have a meaning of their own in JavaScript programs.',
  },
});
