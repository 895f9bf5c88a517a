import { LRUCache } from 'lru-cache';
import type { ArticleSummary } from '../../contract/article-schemas';
import type { Edition } from '../../core/read/catalog/edition';
import { memoizeByObject } from '../../core/model/text/memoize';
import { toArticleSummary } from './to-article';
import { preserialize } from './serialize-body';

/** Bounds the cached summaries of an edition, in bytes. A thousand summaries take about a third of this. */
const maxBytes = 8e6;
const summariesOf = memoizeByObject<Edition, LRUCache<number, ArticleSummary>>(
  () => new LRUCache({ maxSize: maxBytes }),
);

/**
 * Returns the summary of an article for lists. It is cached and preserialised, so it must not be changed; the least recently
 * used summaries are evicted.
 */
export function findSummary(edition: Edition, article: number, siteUrl: string | null): ArticleSummary {
  const cache = summariesOf(edition);
  const known = cache.get(article);
  if (known) return known;
  const summary = toArticleSummary(edition, article, siteUrl);
  // The object takes about three times the memory of its text.
  cache.set(article, summary, { size: 4 * preserialize(summary) });
  return summary;
}
