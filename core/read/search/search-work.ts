import { CostlySearchError } from './costly-search-error';

/**
 * Counts the work of one search, and ends a search that takes too much. The unit is one entry of a posting list. Work is
 * counted and not timed, so every machine refuses the same queries.
 */
export class SearchWork {
  /** The units so far. */
  done = 0;

  /** @param most the units that a search may take */
  constructor(private readonly most: number) {}

  /** Counts work that is about to be done. @throws CostlySearchError if it is too much */
  add(units: number): void {
    this.done += units;
    if (this.done > this.most) throw new CostlySearchError();
  }
}

/** Bytes that are searched for an anchor in the time of a unit. */
export const anchoredPerUnit = 6;

/** Bytes that are read as token ids in the time of a unit: the slowest way to search texts. */
export const readPerUnit = 4;

/** What a search may do, in readings of all texts: one, and its posting lists. */
const mostReadings = 1.2;

/** What a search may do where articles are few: more than any query takes. */
const leastWork = 4_000_000;

/**
 * The units that a search may take: as many as reading all texts once, so that a single word or phrase is never refused.
 *
 * @param textLength the length of all texts in bytes
 */
export function workLimit(textLength: number): number {
  return Math.max(leastWork, (mostReadings * textLength) / readPerUnit);
}
