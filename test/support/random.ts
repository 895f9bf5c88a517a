/** Reproducible pseudo-random choices. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** @throws RangeError on an empty list */
  pick<T>(items: readonly T[]): T;
  /** Up to `count` different positions of the list, in random order. */
  sample<T>(items: readonly T[], count: number): T[];
}

/** Creates the sequence of a seed (mulberry32). */
export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[between(0, items.length - 1)] as T;
  };
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    sample: (items, count) => {
      const rest = [...items];
      const taken = [];
      while (rest.length > 0 && taken.length < count)
        taken.push(...rest.splice(between(0, rest.length - 1), 1));
      return taken;
    },
  };
}
