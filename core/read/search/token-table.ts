import { noTokenId } from '../../format/search/index-format';
import { bisect } from '../../model/numbers/bisect';

/** All word tokens of the texts, in code-unit order. */
export class TokenTable {
  readonly size: number;
  /** Where each token begins in `text`. */
  private readonly starts: Uint32Array;

  /** @param text all word tokens, each between two line breaks */
  constructor(
    private readonly text: string,
    private readonly ids: Uint32Array,
    private readonly postingStarts: Uint32Array,
  ) {
    this.size = ids.length;
    this.starts = new Uint32Array(this.size + 1);
    let end = 0;
    for (let i = 0; i < this.size; i++) {
      this.starts[i] = end + 1;
      end = text.indexOf('\n', end + 1);
    }
    this.starts[this.size] = end + 1;
  }

  /** The length of all tokens in code units. */
  get length(): number {
    return this.text.length;
  }

  textOf(token: number): string {
    return this.text.slice(this.startOf(token), this.startOf(token + 1) - 1);
  }

  /** The token id, which texts consist of; `noTokenId` for -1. */
  tokenIdOf(token: number): number {
    return this.ids[token] ?? noTokenId;
  }

  /** The offset of the posting list of a token. */
  postingsOf(token: number): number {
    return this.postingStarts[token] ?? 0;
  }

  /** The index of a token, or -1 if no text has it. */
  find(word: string): number {
    const token = this.lowerBound(word);
    return token < this.size && this.textOf(token) === word ? token : -1;
  }

  /** The tokens that begin with some letters. */
  startingWith(letters: string): number[] {
    const tokens: number[] = [];
    for (let token = this.lowerBound(letters); token < this.size; token++) {
      if (!this.text.startsWith(letters, this.startOf(token))) break;
      tokens.push(token);
    }
    return tokens;
  }

  /** The tokens that end with some letters. */
  endingWith(letters: string): number[] {
    return this.containing(`${letters}\n`);
  }

  /** The tokens that contain some letters; a line break stands for the end of a token. */
  containing(letters: string): number[] {
    const tokens: number[] = [];
    for (let at = this.text.indexOf(letters); at !== -1;) {
      const token = this.findTokenAt(at, (tokens.at(-1) ?? -1) + 1);
      tokens.push(token);
      at = this.text.indexOf(letters, this.startOf(token + 1));
    }
    return tokens;
  }

  /** The token at an index of `text`; it is `from` or a later one. Doubles the step, then halves it. */
  private findTokenAt(index: number, from: number): number {
    let step = 1;
    let low = from;
    while (low + step < this.size && this.startOf(low + step) <= index) {
      low += step;
      step *= 2;
    }
    const high = Math.min(low + step, this.size);
    return low + bisect(high - low, (i) => this.startOf(low + i) <= index) - 1;
  }

  /** The first token that does not come before some letters. */
  private lowerBound(letters: string): number {
    return bisect(this.size, (token) => this.textOf(token) < letters);
  }

  private startOf(token: number): number {
    return this.starts[token] ?? 0;
  }
}
