import { listAt } from '../../model/text/item-at';
import type { RelatedData } from '../../format/related/related-data';

/**
 * Returns up to `limit` accepted articles related to `article`, nearest first, never itself.
 *
 * When the prepared list was cut off and does not hold enough that are accepted, those near its members follow, then
 * those near these; members that are not accepted lead on all the same. So the result is short only when nothing else
 * that is accepted has anything in common with the article.
 *
 * @param accepts whether an article may be shown: that it is public, at least
 */
export function findRelated(
  data: RelatedData,
  article: number,
  accepts: (article: number) => boolean,
  limit: number,
): number[] {
  const found: number[] = [];
  const isCutOff = listAt(data.nearest, data.starts, article).length >= data.longest;
  const reached = new Set([article]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const from of reached) {
    if (from !== article && accepts(from)) found.push(from);
    if (found.length >= limit) break;
    if (from !== article && !isCutOff) continue;
    for (const near of listAt(data.nearest, data.starts, from)) reached.add(near);
  }
  return found.slice(0, limit);
}
