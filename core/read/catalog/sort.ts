import type { PlainColumns, TimedColumns } from '../../format/snapshot/format';
import { itemAt } from '../../model/text/item-at';

/** The sorts of all articles: by date, folded title or time of the last update; `-` is descending. */
export type Sort = '-date' | 'date' | 'title' | '-title' | '-updatedAt' | 'updatedAt';

/** The orders of a list: the sorts, and for searches best hits first. */
export type Order = Sort | 'relevance';

/** The columns that articles are sorted by. */
interface SortColumns {
  readonly timed: Pick<TimedColumns, 'day' | 'updatedAt'>;
  readonly columns: Pick<PlainColumns, 'titleRank'>;
}

/** The number that an article is sorted by; null sorts last in both directions. */
export function sortKey({ timed, columns }: SortColumns, sort: Sort, article: number): number | null {
  switch (sort) {
    case 'date':
    case '-date':
      return itemAt(timed.day, article) || null;
    case 'title':
    case '-title':
      return itemAt(columns.titleRank, article);
    case 'updatedAt':
    case '-updatedAt': {
      const ms = itemAt(timed.updatedAt, article);
      return Number.isNaN(ms) ? null : ms;
    }
  }
}

/** Compares two keys in the direction of `sort`, nulls last. */
export function compareKeys<K extends number | string>(
  sort: Sort,
  a: K | null,
  b: K | null,
  compare: (a: K, b: K) => number,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sort.startsWith('-') ? compare(b, a) : compare(a, b);
}
