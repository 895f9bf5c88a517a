import { LRUCache } from 'lru-cache';
import type { ArticleSummary } from '../../contract/article-schemas';
import type { Edition } from '../../core/read/catalog/edition';
import { memoizeByObject } from '../../core/model/text/memoize';
import { toArticleSummary } from './to-article';
import { preserialize } from './serialize-body';

/** For the summaries of one edition, in bytes; those of a thousand articles take about a third. */
const maxBytes = 8e6;
const summariesOf = memoizeByObject<Edition, LRUCache<number, ArticleSummary>>(
  () => new LRUCache({ maxSize: maxBytes }),
);

/**
 * What lists show of an article, made when it is first shown and the same object from then on, as long as it is shown
 * often. It must not be changed.
 */
export function findSummary(edition: Edition, article: number, siteUrl: string | null): ArticleSummary {
  const cache = summariesOf(edition);
  const known = cache.get(article);
  if (known) return known;
  const summary = toArticleSummary(edition, article, siteUrl);
  // As an object it takes about three times what it has as text.
  cache.set(article, summary, { size: 4 * preserialize(summary) });
  return summary;
}
