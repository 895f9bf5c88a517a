import type { SnapshotSource } from '../../format/snapshot/decode-snapshot';

/** Bytes per read: enough that the system call costs little beside the copying. */
const blockLength = 0x4_0000;

/** Texts with at most this many bytes between them are read together. */
const widestGap = 0x1000;

/** Reads the encoded texts of articles on demand: they are half of the index, and most searches need none. */
export class TextReader {
  private readonly block = new Uint8Array(blockLength);

  /**
   * @param offset of the texts in the source
   * @param starts of the texts of each article, from there; one more than articles
   */
  constructor(
    private readonly source: Pick<SnapshotSource, 'readInto'>,
    private readonly offset: number,
    private readonly starts: Uint32Array,
  ) {}

  /** The length of all texts in bytes. */
  get length(): number {
    return this.starts.at(-1) ?? 0;
  }

  /**
   * Calls `visit` with the texts of each of some articles.
   *
   * @param articles ascending
   * @param visit must not use the bytes after it returns, because the next read overwrites them
   */
  each(articles: Uint32Array, visit: (article: number, text: Uint8Array) => void): void {
    for (let next = 0; next < articles.length;) {
      const first = next;
      const from = this.startOf(articles[first] ?? 0);
      let end = from;
      do {
        end = this.startOf((articles[next] ?? 0) + 1);
        next += 1;
      } while (next < articles.length && this.isNear(articles[next] ?? 0, from, end));
      // A single article may be larger than a block.
      const bytes =
        end - from > blockLength ? new Uint8Array(end - from) : this.block.subarray(0, end - from);
      this.source.readInto(this.offset + from, bytes);
      for (const article of articles.subarray(first, next)) {
        visit(article, bytes.subarray(this.startOf(article) - from, this.startOf(article + 1) - from));
      }
    }
  }

  private isNear(article: number, from: number, end: number): boolean {
    return this.startOf(article) - end <= widestGap && this.startOf(article + 1) - from <= blockLength;
  }

  private startOf(article: number): number {
    return this.starts[article] ?? 0;
  }
}
