import type { Edition } from '../../core/read/catalog/edition';
import type { FeedItem } from '../../core/read/feed/feed';
import { resolveHtml, resolveUrl } from '../../core/read/feed/resolve-html';
import { toArticleUrl } from '../../core/read/feed/site-urls';
import { findSummary } from './summaries';

/** Projects an article to an item of a feed. */
export function toFeedItem(edition: Edition, article: number, siteUrl: string): FeedItem {
  const { records } = edition.catalog;
  const summary = findSummary(edition, article, siteUrl);
  const url = toArticleUrl(siteUrl, summary.id);
  return {
    url,
    title: summary.title,
    summary: summary.description ?? summary.excerpt,
    image: summary.thumbnail && resolveUrl(summary.thumbnail.url, url),
    publishedAt: summary.publishedAt,
    updatedAt: summary.updatedAt,
    authors: summary.authors,
    terms: [...new Set([...summary.categories, ...summary.tags])],
    htmlBytes: records.byteLength(article, 'html'),
    html: () => resolveHtml(records.text(article, 'html'), url),
  };
}
