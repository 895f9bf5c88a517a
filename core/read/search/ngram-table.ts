import { longestNgram, noTokenId } from '../../format/search/index-format';
import { countPostings } from '../../format/search/posting';
import { bisect } from '../../model/numbers/bisect';

/** The sections of a search index that make an n-gram table; see `index-format.ts`. */
interface NgramSections {
  readonly units: Uint16Array;
  readonly children: Uint32Array;
  readonly postingStarts: Uint32Array;
  readonly unitIds: Uint32Array;
  readonly postings: Uint8Array;
  readonly frequent: number;
}

/** N-grams that narrow down which articles can contain a text. */
interface NgramCover {
  /** Every article that contains the text has all of these. */
  readonly ngrams: readonly number[];
  /** The text is a single n-gram, so exactly the articles of that n-gram contain it. */
  readonly isExact: boolean;
}

/** The n-grams of code units outside word tokens, as a tree: the children of an n-gram are one unit longer. */
export class NgramTable {
  constructor(private readonly sections: NgramSections) {}

  /** The offset of the posting list of an n-gram. */
  postingsOf(ngram: number): number {
    return this.sections.postingStarts[ngram] ?? 0;
  }

  /** The n-gram of a single code unit, those within words included; -1 if no text contains it. */
  findUnit(unit: number): number {
    return this.findAmong(unit, 0, this.sections.unitIds.length);
  }

  /** The token id of a code unit, or `noTokenId`. */
  tokenIdOf(unit: number): number {
    return this.sections.unitIds[this.findUnit(unit)] ?? noTokenId;
  }

  /** Finds n-grams that cover a text of units outside words, without spaces; null if no article can contain it. */
  cover(text: string): NgramCover | null {
    const ngrams: number[] = [];
    let covered = 0;
    for (let from = 0; from < text.length; from++) {
      const { ngram, end } = this.findLongest(text, from);
      if (ngram === -1 || (end < text.length && this.isMissing(text, from, end, ngram))) return null;
      // An n-gram inside of another one narrows nothing down.
      if (end > covered) {
        ngrams.push(ngram);
        covered = end;
      }
      if (from === 0 && end === text.length) return { ngrams, isExact: true };
    }
    return { ngrams, isExact: false };
  }

  /** The longest n-gram that begins at an index of the text. */
  private findLongest(text: string, from: number): { ngram: number; end: number } {
    let ngram = -1;
    let end = from;
    while (end < text.length) {
      const next = this.extend(ngram, text.charCodeAt(end));
      if (next === -1) break;
      ngram = next;
      end += 1;
    }
    return { ngram, end };
  }

  /** Whether the table would have the text from `from` to one past `end` as an n-gram if any article contained it. */
  private isMissing(text: string, from: number, end: number, ngram: number): boolean {
    if (end - from >= longestNgram || !this.isFrequent(ngram)) return false;
    let tail = -1;
    for (let i = from + 1; i <= end; i++) {
      tail = this.extend(tail, text.charCodeAt(i));
      if (tail === -1) return false;
    }
    return this.isFrequent(tail);
  }

  private isFrequent(ngram: number): boolean {
    return countPostings(this.sections.postings, this.postingsOf(ngram)) > this.sections.frequent;
  }

  /** The n-gram that is one unit longer, or -1 if there is none; -1 as `ngram` is the empty one. */
  private extend(ngram: number, unit: number): number {
    if (ngram === -1) return this.findUnit(unit);
    const { children } = this.sections;
    return this.findAmong(unit, children[ngram] ?? 0, children[ngram + 1] ?? 0);
  }

  private findAmong(unit: number, from: number, to: number): number {
    const { units } = this.sections;
    const found = from + bisect(to - from, (i) => (units[from + i] ?? 0) < unit);
    return found < to && units[found] === unit ? found : -1;
  }
}
