import { latestOf, type Feed, type FeedItem } from './feed';
import { fitHtml } from './fit-html';
import { element, escapeXml, textElement, xmlDeclaration } from './xml';

/** For entries without a time, which Atom requires (RFC 4287, 4.1.2). It never changes. */
const unknownTime = '1970-01-01T00:00:00Z';

/** Writes a feed as Atom (RFC 4287). */
export function toAtom({ title, homeUrl, selfUrl, items }: Feed): string {
  const bodies = fitHtml(items, escapeXml);
  const feed = element(
    'feed',
    [
      textElement('title', title),
      textElement('id', selfUrl),
      element('link', [], { rel: 'self', type: 'application/atom+xml', href: selfUrl }),
      element('link', [], { rel: 'alternate', type: 'text/html', href: homeUrl }),
      textElement('updated', latestOf(items) ?? unknownTime),
      // The author of entries that do not name one (4.2.1).
      element('author', [textElement('name', title)]),
      textElement('generator', 'Casebook'),
      ...items.map((item, i) => toEntry(item, bodies[i]?.written ?? null)),
    ],
    { xmlns: 'http://www.w3.org/2005/Atom' },
  );
  return `${xmlDeclaration}${feed}\n`;
}

function toEntry(item: FeedItem, body: string | null): string {
  return element('entry', [
    textElement('title', item.title),
    textElement('id', item.url),
    element('link', [], { rel: 'alternate', type: 'text/html', href: item.url }),
    textElement('published', item.publishedAt),
    textElement('updated', latestOf([item]) ?? unknownTime),
    ...item.authors.map(({ name, url }) =>
      element('author', [textElement('name', name), textElement('uri', url)]),
    ),
    ...item.terms.map((term) => element('category', [], { term })),
    textElement('summary', item.summary),
    body === null ? '' : `<content type="html">${body}</content>`,
  ]);
}
