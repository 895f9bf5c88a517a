import { flag } from '../../format/snapshot/format';
import { countVisibility, type VisibilityCounts } from '../../model/article/visibility';
import type { Catalog } from './catalog';

/** Counts the articles of a catalog, as of `now` (ms). */
export function countStored({ size, columns, timed }: Catalog, now: number): VisibilityCounts {
  const articles = Array.from({ length: size }, (_, article) => ({
    isDraft: ((columns.flags[article] ?? 0) & flag.draft) !== 0,
    publishedAt: timed.publishedAt[article] ?? Number.NaN,
    unpublishAt: timed.publicUntil[article] ?? Number.NaN,
  }));
  return countVisibility(articles, now);
}
