import { readPostings } from '../../format/search/posting';
import type { ListedWord } from './plan-word';

/** How a word matches each article: in which field best, whether as a whole token, and how often. */
export class WordMatches {
  /** By article, twice the best field, plus one if the word is whole in that field; 0 if it does not match. */
  readonly levels: Uint8Array;
  readonly counts: Uint32Array;

  constructor(size: number) {
    this.levels = new Uint8Array(size);
    this.counts = new Uint32Array(size);
  }

  add(article: number, field: number, isWhole: boolean, count: number): void {
    const level = 2 * field + Number(isWhole);
    if (level > (this.levels[article] ?? 0)) this.levels[article] = level;
    this.counts[article] = (this.counts[article] ?? 0) + count;
  }
}

/** Reads how a word matches from its posting lists. */
export function readListed(word: ListedWord, postings: Uint8Array, size: number): WordMatches {
  const matches = new WordMatches(size);
  for (const { start, isWhole, isCounted } of word.lists) {
    readPostings(postings, start, (article, field, count) => {
      matches.add(article, field, isWhole, isCounted ? 0 : count);
    });
  }
  return matches;
}

/** By article, 1 if at least one list of each filter has it. */
export function readFilters(
  filters: readonly (readonly number[])[],
  postings: Uint8Array,
  size: number,
): Uint8Array {
  const passed = new Uint8Array(size);
  filters.forEach((starts, round) => {
    // An article that has passed all rounds before has the number of this round.
    for (const start of starts) {
      readPostings(postings, start, (article) => {
        if (passed[article] === round) passed[article] = round + 1;
      });
    }
  });
  return passed.map((rounds) => Number(rounds === filters.length));
}
