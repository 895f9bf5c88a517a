import { itemAt } from '../../model/text/item-at';
import { countVisibility, type VisibilityCounts } from '../../model/article/visibility';
import type { Catalog } from './catalog';

/** Counts the articles of a catalog, as of `now` (ms). */
export function countStored(catalog: Catalog, now: number): VisibilityCounts {
  const articles = Array.from({ length: catalog.size }, (_, article) => ({
    isDraft: catalog.isDraft(article),
    publishedAt: itemAt(catalog.timed.publishedAt, article),
    unpublishAt: itemAt(catalog.timed.publicUntil, article),
  }));
  return countVisibility(articles, now);
}
