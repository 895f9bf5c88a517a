import type { Columns } from '../../format/snapshot/format';
import { itemAt } from '../../model/text/item-at';

/** The sorts that every article has a place in: by date, folded title or time of the last update; `-` turns it round. */
export type Sort = '-date' | 'date' | 'title' | '-title' | '-updatedAt' | 'updatedAt';

/** The orders of a list: the sorts, and for searches the best hits first. */
export type Order = Sort | 'relevance';

/** The columns that articles are sorted by. */
export interface SortColumns {
  readonly day: Int32Array;
  readonly updatedAt: Float64Array;
  readonly columns: Pick<Columns, 'titleRank'>;
}

/** What articles are sorted by, as a number for each; null sorts last both ways. */
export function sortKey(catalog: SortColumns, sort: Sort, article: number): number | null {
  switch (sort) {
    case 'date':
    case '-date': {
      const day = itemAt(catalog.day, article);
      return day === 0 ? null : day;
    }
    case 'title':
    case '-title':
      return itemAt(catalog.columns.titleRank, article);
    case 'updatedAt':
    case '-updatedAt': {
      const ms = itemAt(catalog.updatedAt, article);
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
