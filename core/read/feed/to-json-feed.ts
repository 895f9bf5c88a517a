import type { Feed, FeedItem } from './feed';
import { fitHtml } from './fit-html';

/** A feed as JSON Feed 1.1. Unknown values are omitted, as the format requires. */
export interface JsonFeed {
  version: 'https://jsonfeed.org/version/1.1';
  title: string;
  home_page_url: string;
  feed_url: string;
  items: JsonFeedItem[];
}

/** One article in a JSON Feed. */
export interface JsonFeedItem {
  id: string;
  url: string;
  title: string;
  summary: string;
  content_html?: string;
  content_text?: string;
  image?: string;
  date_published?: string;
  date_modified?: string;
  authors?: { name: string; url?: string }[];
  tags?: string[];
}

/** Writes a feed as JSON Feed 1.1. */
export function toJsonFeed({ title, homeUrl, selfUrl, items }: Feed): JsonFeed {
  const bodies = fitHtml(items, JSON.stringify);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    items: items.map((item, i) => toItem(item, bodies[i]?.html ?? null)),
  };
}

/** @param html null if the item has its summary only */
function toItem(item: FeedItem, html: string | null): JsonFeedItem {
  const { url, title, summary, image, publishedAt, updatedAt, authors, terms } = item;
  return {
    id: url,
    url,
    title,
    summary,
    ...(html === null ? { content_text: summary } : { content_html: html }),
    ...(image !== null && { image }),
    ...(publishedAt !== null && { date_published: publishedAt }),
    ...(updatedAt !== null && { date_modified: updatedAt }),
    ...(authors.length > 0 && {
      authors: authors.map(({ name, url: link }) => ({ name, ...(link !== null && { url: link }) })),
    }),
    ...(terms.length > 0 && { tags: [...terms] }),
  };
}
