import { countPostings, readPostings } from '../../format/search/posting';
import type { ListedWord } from './plan-word';
import type { SearchWork } from './search-work';

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

/** Adds how a word matches, from its posting lists. @throws CostlySearchError */
export function readListed(
  word: ListedWord,
  postings: Uint8Array,
  matches: WordMatches,
  work: SearchWork,
): void {
  for (const { start, isWhole, isCounted } of word.lists) {
    work.add(countPostings(postings, start));
    readPostings(postings, start, (article, field, count) => {
      matches.add(article, field, isWhole, isCounted ? 0 : count);
    });
  }
}
