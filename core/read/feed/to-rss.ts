import { latestOf, type Feed, type FeedItem } from './feed';
import { fitHtml } from './fit-html';
import { element, escapeXml, textElement, xmlDeclaration } from './xml';

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/** Writes a feed as RSS 2.0, with the bodies as `content:encoded`. */
export function toRss(feed: Feed): string {
  const { title, homeUrl, selfUrl, items } = feed;
  const bodies = fitHtml(items, escapeXml);
  const channel = element('channel', [
    textElement('title', title),
    textElement('link', homeUrl),
    textElement('description', title),
    element('atom:link', [], { href: selfUrl, rel: 'self', type: 'application/rss+xml' }),
    textElement('lastBuildDate', toRssTime(latestOf(items))),
    textElement('generator', 'Casebook'),
    ...items.map((item, i) => toItem(item, bodies[i]?.written ?? null)),
  ]);
  return `${xmlDeclaration}${element('rss', [channel], { version: '2.0', ...namespaces })}\n`;
}

function toItem(item: FeedItem, body: string | null): string {
  return element('item', [
    textElement('title', item.title),
    textElement('link', item.url),
    textElement('guid', item.url, { isPermaLink: 'true' }),
    textElement('pubDate', toRssTime(item.publishedAt)),
    textElement('atom:updated', item.updatedAt),
    // The element `author` of RSS is a mail address.
    ...item.authors.map(({ name }) => textElement('dc:creator', name)),
    ...item.terms.map((name) => textElement('category', name)),
    // Feed readers parse it as HTML, so plain text is escaped twice.
    textElement('description', escapeXml(item.summary)),
    body === null ? '' : `<content:encoded>${body}</content:encoded>`,
  ]);
}

/** RFC 822 with a year of four digits, as RSS 2.0 recommends. */
function toRssTime(time: string | null): string | null {
  return time === null ? null : new Date(time).toUTCString();
}
