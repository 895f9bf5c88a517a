import type { Catalog } from './catalog';

/** The sorts that every article has a place in: by date, folded title or time of the last update; `-` turns it round. */
export type Sort = '-date' | 'date' | 'title' | '-title' | '-updatedAt' | 'updatedAt';

/** The orders of a list: the sorts, and for searches the best hits first. */
export type Order = Sort | 'relevance';

/** The columns that articles are sorted by. */
export type SortColumns = Pick<Catalog, 'size' | 'day' | 'updatedAt' | 'columns'>;

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

/** Sorts all articles of a catalog, each order once, on first use. Ties follow the article number. */
export function createSorter(catalog: SortColumns): (sort: Sort) => Uint32Array {
  const orders = new Map<Sort, Uint32Array>();
  return (sort) => {
    const known = orders.get(sort);
    if (known) return known;
    const keys = Array.from({ length: catalog.size }, (_, article) => sortKey(catalog, sort, article));
    const order = sortPacked(keys, sort) ?? sortPairs(keys, sort);
    orders.set(sort, order);
    return order;
  };
}

/**
 * Sorts by numbers that hold a key and the article number behind it: nothing is called for each comparison, which would
 * take most of a first request. Undefined where both do not fit into a number.
 */
function sortPacked(keys: readonly (number | null)[], sort: Sort): Uint32Array | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const key of keys) {
    if (key === null) continue;
    least = Math.min(least, key);
    most = Math.max(most, key);
  }
  const size = keys.length;
  // One more than the keys take, for null.
  const range = Math.max(most - least, 0) + 2;
  if (!Number.isSafeInteger(range * size)) return undefined;
  const isDown = sort.startsWith('-');
  const packed = new Float64Array(size);
  keys.forEach((key, article) => {
    const place = key === null ? range - 1 : isDown ? most - key : key - least;
    packed[article] = place * size + article;
  });
  return Uint32Array.from(packed.sort(), (pair) => pair % size);
}

function sortPairs(keys: readonly (number | null)[], sort: Sort): Uint32Array {
  return Uint32Array.from(keys.keys()).sort(
    (a, b) => compareKeys(sort, keys[a] ?? null, keys[b] ?? null, (x, y) => x - y) || a - b,
  );
}
