import { enlarge } from './enlarge';

/** The best field and the count of every key of one article. */
export class Tally {
  private counts = new Uint32Array(1024);
  private fields = new Uint8Array(1024);
  private readonly touched: number[] = [];

  /** The number of keys. */
  get size(): number {
    return this.touched.length;
  }

  add(key: number, field: number, count: number): void {
    if (key >= this.counts.length) this.grow(key);
    const before = this.counts[key] ?? 0;
    if (before === 0) this.touched.push(key);
    this.counts[key] = before + count;
    if (field > (this.fields[key] ?? 0)) this.fields[key] = field;
  }

  each(visit: (key: number, field: number, count: number) => void): void {
    // `visit` may add keys, which are not visited.
    for (const key of this.touched.slice()) visit(key, this.fields[key] ?? 0, this.counts[key] ?? 0);
  }

  clear(): void {
    for (const key of this.touched) {
      this.counts[key] = 0;
      this.fields[key] = 0;
    }
    this.touched.length = 0;
  }

  private grow(key: number): void {
    this.counts = enlarge(this.counts, key + 1);
    this.fields = enlarge(this.fields, key + 1);
  }
}
