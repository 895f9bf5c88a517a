/** A set of articles as bits: bit `n` is article `n`. Sets of filters and editions are shared: do not change them. */
export type ArticleSet = Uint32Array;

/** An empty set of articles below `size`. */
export function emptySet(size: number): Uint32Array {
  return new Uint32Array((size + 31) >>> 5);
}

/** The set of all articles below `size`. */
export function fullSet(size: number): Uint32Array {
  const set = emptySet(size).fill(0xffff_ffff);
  if (size % 32 !== 0) set[set.length - 1] = (1 << (size % 32)) - 1;
  return set;
}

/** Whether an article is in a set. */
export function has(set: ArticleSet, article: number): boolean {
  return (((set[article >>> 5] ?? 0) >>> (article & 31)) & 1) === 1;
}

/** Adds articles to a set. */
export function addAll(
  set: Uint32Array,
  articles: ArrayLike<number>,
  start = 0,
  end = articles.length,
): void {
  for (let i = start; i < end; i++) {
    const article = articles[i] ?? 0;
    set[article >>> 5] = (set[article >>> 5] ?? 0) | (1 << (article & 31));
  }
}

/** Adds an article to a set, or removes it. */
export function setMember(set: Uint32Array, article: number, isMember: boolean): void {
  const bit = 1 << (article & 31);
  const word = set[article >>> 5] ?? 0;
  set[article >>> 5] = isMember ? word | bit : word & ~bit;
}

/** Adds the members of `other` to `set`. */
export function unionInto(set: Uint32Array, other: ArticleSet): void {
  for (let i = 0; i < set.length; i++) set[i] = (set[i] ?? 0) | (other[i] ?? 0);
}

/** Removes from `set` what is not in `other`. */
export function intersect(set: Uint32Array, other: ArticleSet): void {
  for (let i = 0; i < set.length; i++) set[i] = (set[i] ?? 0) & (other[i] ?? 0);
}

/** Removes the members of `other` from `set`. */
export function subtract(set: Uint32Array, other: ArticleSet): void {
  for (let i = 0; i < set.length; i++) set[i] = (set[i] ?? 0) & ~(other[i] ?? 0);
}

/** How many articles are in a set. */
export function countMembers(set: ArticleSet): number {
  let count = 0;
  for (const bits of set) {
    // Counts the bits of a word: in pairs, then in fours, then in bytes.
    let word = bits;
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    count += (((word + (word >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
  }
  return count;
}

/** Calls `visit` with every article of a set, by number. */
export function forEachMember(set: ArticleSet, visit: (article: number) => void): void {
  for (let i = 0; i < set.length; i++) {
    for (let word = set[i] ?? 0; word !== 0; word &= word - 1) {
      visit(i * 32 + 31 - Math.clz32(word & -word));
    }
  }
}
