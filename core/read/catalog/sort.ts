import type { Columns } from '../../format/snapshot/format';

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
      const day = catalog.day[article] ?? 0;
      return day === 0 ? null : day;
    }
    case 'title':
    case '-title':
      return catalog.columns.titleRank[article] ?? null;
    case 'updatedAt':
    case '-updatedAt': {
      const ms = catalog.updatedAt[article] ?? Number.NaN;
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

/**
 * Returns the numbers of articles in the order of their keys, NaN last both ways; ties follow the article number.
 *
 * @param keys of each article
 */
export function sortByKeys(keys: Float64Array, isDown: boolean): Uint32Array {
  return sortPacked(keys, isDown) ?? sortPairs(keys, isDown);
}

/**
 * Sorts by numbers that hold a key and the article number behind it: nothing is called for each comparison.
 * Undefined where both do not fit into a number.
 */
function sortPacked(keys: Float64Array, isDown: boolean): Uint32Array | undefined {
  const size = keys.length;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let article = 0; article < size; article++) {
    const key = keys[article] ?? Number.NaN;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  // One more than the keys take, for those that have none.
  const range = Math.max(most - least, 0) + 2;
  if (!Number.isSafeInteger(range * size)) return undefined;
  const packed = keys.map((key, article) => {
    const place = Number.isNaN(key) ? range - 1 : isDown ? most - key : key - least;
    return place * size + article;
  });
  packed.sort();
  return new Uint32Array(packed.map((pair) => pair % size));
}

function sortPairs(keys: Float64Array, isDown: boolean): Uint32Array {
  return Uint32Array.from(keys.keys()).sort((a, b) => {
    const [x, y] = [keys[a] ?? Number.NaN, keys[b] ?? Number.NaN];
    const order = Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    if (order !== 0) return order;
    const difference = Number.isNaN(x) ? 0 : isDown ? y - x : x - y;
    return difference || a - b;
  });
}
