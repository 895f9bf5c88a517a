import { defineRules } from './rule';

/** Rules about the Markdown body of one article. */
export const markdownRules = defineRules({
  'anchor-spelling': {
    severity: 'warning',
    message:
      'The link "{url}" does not spell the id of the heading it means; the html was pointed at the right one.',
    explain:
      'Heading ids are lower case, without punctuation, and with `-` for spaces: `## Web 框架 (上)` has the id\n' +
      '`web-框架-上`. A link in the page must spell it exactly so; other places that show this Markdown do not mend it.\n' +
      'Write the id that the finding expects: `[上篇](#web-框架-上)`.',
  },
  'anchor-dead': {
    severity: 'warning',
    message: 'The link "{url}" leads nowhere: no heading and no element of this article has that id.',
    explain:
      'A link that begins with `#` leads to a heading of the same article, by its id: the text of the heading in lower\n' +
      'case, without punctuation, with `-` for spaces. Perhaps the heading was renamed or removed, or the link came\n' +
      'with a text copied from elsewhere. Correct the link, or make it plain text.',
  },
  'link-empty': {
    severity: 'warning',
    message: 'This link has no address; a click on it leads back to the page itself.',
    explain:
      'In `[text]()` nothing stands between the brackets, often because the address was to be filled in later.\n' +
      'Give the address, `[text](https://example.com/)`, or remove the brackets and keep the text.',
  },
  'link-scheme': {
    severity: 'warning',
    message:
      'The link "{url}" does not begin with a scheme that readers can follow; check the part before "//".',
    explain:
      'Links keep the schemes `http:`, `https:`, `mailto:` and `tel:`; an address with any other is removed from the\n' +
      'html, and one that is nearly right (`https//example.com`, `http:/example.com`, `shttps://example.com`,\n' +
      '`http://https://example.com`) leads to a page that does not exist. Write the address as a browser shows it.',
  },
  'link-schemeless': {
    severity: 'warning',
    message: 'The link "{url}" has no "https://", so it leads to a page of this site that does not exist.',
    explain:
      'An address without a scheme is relative to the page: `[x](www.example.com)` in the article `/blog/a` leads to\n' +
      '`/blog/www.example.com`. Write `[x](https://www.example.com)`.',
  },
  'emphasis-literal': {
    severity: 'warning',
    message:
      'The asterisks at "{context}" are shown as they are: there is no partner to make them bold with.',
    explain:
      'Bold text stands between two pairs of asterisks in one paragraph, without spaces inside: `**重点**`. Here one\n' +
      'of the four is missing, or they cannot be paired with certainty. Complete or remove them; asterisks that should\n' +
      'be seen are written `\\*\\*`.',
  },
});
