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
    // NaN for null: a column of numbers costs a tenth of an array of them.
    const keys = new Float64Array(catalog.size);
    for (let article = 0; article < keys.length; article++)
      keys[article] = sortKey(catalog, sort, article) ?? Number.NaN;
    const order = sortPacked(keys, sort) ?? sortPairs(keys, sort);
    orders.set(sort, order);
    return order;
  };
}

/**
 * Sorts by numbers that hold a key and the article number behind it: nothing is called for each comparison, which would
 * take most of a first request. Undefined where both do not fit into a number.
 */
function sortPacked(keys: Float64Array, sort: Sort): Uint32Array | undefined {
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
  const isDown = sort.startsWith('-');
  const packed = keys.map((key, article) => {
    const place = Number.isNaN(key) ? range - 1 : isDown ? most - key : key - least;
    return place * size + article;
  });
  packed.sort();
  return new Uint32Array(packed.map((pair) => pair % size));
}

function sortPairs(keys: Float64Array, sort: Sort): Uint32Array {
  const keyOf = (article: number) => {
    const key = keys[article] ?? Number.NaN;
    return Number.isNaN(key) ? null : key;
  };
  return Uint32Array.from(keys.keys()).sort(
    (a, b) => compareKeys(sort, keyOf(a), keyOf(b), (x, y) => x - y) || a - b,
  );
}
