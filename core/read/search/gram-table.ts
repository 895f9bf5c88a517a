import { longestGram, noCode } from '../../format/search/index-format';
import { countPostings } from '../../format/search/posting';

/** The sections that make a gram table; see `index-format.ts`. */
export interface GramSections {
  readonly units: Uint16Array;
  readonly children: Uint32Array;
  readonly postingStarts: Uint32Array;
  readonly unitCodes: Uint32Array;
  readonly postings: Uint8Array;
  readonly frequent: number;
}

/** Grams that narrow down which articles can have some text. */
export interface GramCover {
  /** Numbers of grams; an article that has the text has all of these. */
  readonly grams: readonly number[];
  /** Whether the text is one gram itself, so that the articles of that gram are the answer. */
  readonly isExact: boolean;
}

/** Sequences of code units outside runs, as a tree: each gram leads to the grams that are longer by one. */
export class GramTable {
  constructor(private readonly sections: GramSections) {}

  /** Where the posting list of a gram begins. */
  postingsOf(gram: number): number {
    return this.sections.postingStarts[gram] ?? 0;
  }

  /** The gram of a single code unit, within runs too; -1 when no text has it. */
  findUnit(unit: number): number {
    return this.findAmong(unit, 0, this.sections.unitCodes.length);
  }

  /** The number that stands for a code unit in texts, or `noCode`. */
  codeOf(unit: number): number {
    const gram = this.findUnit(unit);
    return gram === -1 ? noCode : (this.sections.unitCodes[gram] ?? noCode);
  }

  /** Finds the grams that cover a text of units outside runs, without spaces; null when no article can have it. */
  cover(text: string): GramCover | null {
    const grams: number[] = [];
    let covered = 0;
    for (let from = 0; from < text.length; from++) {
      const { gram, end } = this.findLongest(text, from);
      if (gram === -1 || (end < text.length && this.isMissing(text, from, end, gram))) return null;
      // What lies within a gram that was taken already narrows nothing.
      if (end > covered) {
        grams.push(gram);
        covered = end;
      }
      if (from === 0 && end === text.length) return { grams, isExact: true };
    }
    return { grams, isExact: false };
  }

  /** The longest gram that begins at a position. */
  private findLongest(text: string, from: number): { gram: number; end: number } {
    let gram = -1;
    let end = from;
    while (end < text.length) {
      const next = this.extend(gram, text.charCodeAt(end));
      if (next === -1) break;
      gram = next;
      end += 1;
    }
    return { gram, end };
  }

  /** Whether the text from `from` to one past `end` would be a gram if any article had it. */
  private isMissing(text: string, from: number, end: number, gram: number): boolean {
    if (end - from >= longestGram || !this.isFrequent(gram)) return false;
    let tail = -1;
    for (let i = from + 1; i <= end; i++) {
      tail = this.extend(tail, text.charCodeAt(i));
      if (tail === -1) return false;
    }
    return this.isFrequent(tail);
  }

  private isFrequent(gram: number): boolean {
    return countPostings(this.sections.postings, this.postingsOf(gram)) > this.sections.frequent;
  }

  /** The gram that is longer by a unit; -1 stands for the empty one, and for none. */
  private extend(gram: number, unit: number): number {
    if (gram === -1) return this.findUnit(unit);
    const { children } = this.sections;
    return this.findAmong(unit, children[gram] ?? 0, children[gram + 1] ?? 0);
  }

  private findAmong(unit: number, from: number, to: number): number {
    const { units } = this.sections;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low < to && units[low] === unit ? low : -1;
  }
}
