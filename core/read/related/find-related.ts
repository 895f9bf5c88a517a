import { listAt } from '../../model/text/item-at';
import type { RelatedData } from '../../format/related/related-data';

/**
 * Returns up to `limit` accepted articles related to `article`, nearest first, without itself.
 *
 * If the stored list was cut off and too few of its articles are accepted, continues breadth-first with their neighbours.
 * Articles that are not accepted still lead to their neighbours. So the result is short only if no other accepted article
 * is similar.
 *
 * @param accepts whether an article may be in the result, such as whether it is public
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
  // Iterates in order of insertion, including articles that the loop adds.
  for (const from of reached) {
    if (from !== article && accepts(from)) found.push(from);
    if (found.length >= limit) break;
    if (from !== article && !isCutOff) continue;
    for (const near of listAt(data.nearest, data.starts, from)) reached.add(near);
  }
  return found.slice(0, limit);
}
