import { noCode } from '../../format/search/index-format';

/** All runs (words of letters and digits) of the texts, in code-unit order. */
export class RunTable {
  readonly size: number;
  /** Where each run begins in `text`. */
  private readonly starts: Uint32Array;

  /** @param text all runs, each between two line breaks */
  constructor(
    private readonly text: string,
    private readonly codes: Uint32Array,
    private readonly postingStarts: Uint32Array,
  ) {
    this.size = codes.length;
    this.starts = new Uint32Array(this.size + 1);
    let end = 0;
    for (let i = 0; i < this.size; i++) {
      this.starts[i] = end + 1;
      end = text.indexOf('\n', end + 1);
    }
    this.starts[this.size] = end + 1;
  }

  textOf(run: number): string {
    return this.text.slice(this.startOf(run), this.startOf(run + 1) - 1);
  }

  /** The number that stands for a run in texts. */
  codeOf(run: number): number {
    return this.codes[run] ?? noCode;
  }

  /** Where the posting list of a run begins. */
  postingsOf(run: number): number {
    return this.postingStarts[run] ?? 0;
  }

  /** The number of a run, -1 when no text has it. */
  find(run: string): number {
    const place = this.findPlace(run);
    return place < this.size && this.textOf(place) === run ? place : -1;
  }

  /** The runs that begin with some letters. */
  startingWith(letters: string): number[] {
    const runs: number[] = [];
    for (let run = this.findPlace(letters); run < this.size; run++) {
      if (!this.text.startsWith(letters, this.startOf(run))) break;
      runs.push(run);
    }
    return runs;
  }

  /** The runs that end with some letters. */
  endingWith(letters: string): number[] {
    return this.scan(`${letters}\n`);
  }

  /** The runs that have some letters anywhere. */
  containing(letters: string): number[] {
    return this.scan(letters);
  }

  private scan(pattern: string): number[] {
    const runs: number[] = [];
    for (let at = this.text.indexOf(pattern); at !== -1;) {
      const run = this.findRunAt(at, (runs.at(-1) ?? -1) + 1);
      runs.push(run);
      at = this.text.indexOf(pattern, this.startOf(run + 1));
    }
    return runs;
  }

  /** The run that a position in `text` is in, `from` being at or before it: steps that double, then halves. */
  private findRunAt(position: number, from: number): number {
    let step = 1;
    let low = from;
    while (low + step < this.size && this.startOf(low + step) <= position) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, this.size);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.startOf(middle) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The first run that does not come before some letters. */
  private findPlace(letters: string): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.textOf(middle) < letters) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private startOf(run: number): number {
    return this.starts[run] ?? 0;
  }
}
