import { ByteWriter, lengthOfNumber, writeNumber } from '../../format/bytes/byte-writer';
import { enlarge } from './enlarge';
import { checkSectionLength } from '../../format/search/index-format';
import { writePosting } from '../../format/search/posting';
import { Tally } from './tally';

/** Posting lists, one after the other. */
export interface EncodedLists {
  /** Where each list begins. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Encoded entries of some consecutive articles, by key. */
interface Part {
  /** Ascending. */
  readonly keys: Uint32Array;
  /** Where the entries of each key begin, and at last where they end. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** This many entries are encoded as a part: enough for many entries of each key, and little memory. */
const defaultPartSize = 0x20_0000;

/** Instead of the position of a list that is not written. */
const nowhere = 0xffff_ffff;

/**
 * Collects the keys of each article, article by article, and writes posting lists. Many entries are encoded early, as a
 * part, which takes a tenth of the memory; the end joins the parts of each list.
 */
export class PostingCollector {
  private readonly tally = new Tally();
  private readonly parts: Part[] = [];
  private readonly writer = new ByteWriter();

  // The entries that are not in a part yet.
  private keys = new Uint32Array(1024);
  private articles = new Uint32Array(1024);
  private fields = new Uint8Array(1024);
  private counts = new Uint32Array(1024);
  private length = 0;

  // By key, of all parts: the number of articles that have it, the last of them plus one, and the bytes of its entries.
  private articleCounts = new Uint32Array(1024);
  private last = new Uint32Array(1024);
  private lengths = new Uint32Array(1024);

  constructor(private readonly partSize = defaultPartSize) {}

  /** Adds occurrences of `key` in a field of the current article. */
  add(key: number, field: number, count = 1): void {
    this.tally.add(key, field, count);
  }

  /** Calls `visit` with each key of the current article, its best field and its count. */
  eachKey(visit: (key: number, field: number, count: number) => void): void {
    this.tally.each(visit);
  }

  /** Ends the current article. Articles come in ascending order. */
  endArticle(article: number): void {
    this.reserve(this.length + this.tally.size);
    this.tally.each((key, field, count) => {
      this.keys[this.length] = key;
      this.articles[this.length] = article;
      this.fields[this.length] = field;
      this.counts[this.length] = count;
      this.length += 1;
    });
    this.tally.clear();
    if (this.length >= this.partSize) this.endPart();
  }

  /** The number of articles that have each key, for keys below `keyCount`. */
  countArticles(keyCount: number): Uint32Array {
    this.endPart();
    return enlarge(this.articleCounts, keyCount).slice(0, keyCount);
  }

  /**
   * Writes the lists of some keys in this order.
   *
   * @param offset where the first list begins
   */
  encode(order: ArrayLike<number>, offset: number): EncodedLists {
    this.endPart();
    const starts = new Uint32Array(order.length);
    let end = offset;
    for (let i = 0; i < order.length; i++) {
      const key = order[i] ?? 0;
      starts[i] = end;
      end += lengthOfNumber(this.articleCounts[key] ?? 0) + (this.lengths[key] ?? 0);
      checkSectionLength(end);
    }
    const bytes = new Uint8Array(end - offset);
    const positions = new Uint32Array(this.articleCounts.length).fill(nowhere);
    for (let i = 0; i < order.length; i++) {
      const key = order[i] ?? 0;
      // A list begins with the number of its entries, which is known only now.
      positions[key] = writeNumber(bytes, (starts[i] ?? 0) - offset, this.articleCounts[key] ?? 0);
    }
    for (const part of this.parts) scatter(part, positions, bytes);
    return { starts, bytes };
  }

  /** Encodes the entries that are not in a part yet as one. */
  private endPart(): void {
    if (this.length === 0) return;
    const { order, keys, starts } = this.sortByKey();
    const { articleCounts, last, writer } = this;
    const byteStarts = new Uint32Array(keys.length + 1);
    writer.clear();
    keys.forEach((key, i) => {
      const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0];
      let next = last[key] ?? 0;
      for (let at = from; at < to; at++) {
        const entry = order[at] ?? 0;
        const article = this.articles[entry] ?? 0;
        writePosting(writer, article - next, this.fields[entry] ?? 0, this.counts[entry] ?? 0);
        next = article + 1;
      }
      last[key] = next;
      articleCounts[key] = (articleCounts[key] ?? 0) + to - from;
      this.lengths[key] = (this.lengths[key] ?? 0) + writer.length - (byteStarts[i] ?? 0);
      byteStarts[i + 1] = writer.length;
    });
    this.parts.push({ keys, starts: byteStarts, bytes: writer.finish() });
    this.length = 0;
  }

  /** Counting sort: entries of one key keep their order, which is that of the articles. */
  private sortByKey(): { order: Uint32Array; keys: Uint32Array; starts: Uint32Array } {
    const entryKeys = this.keys.subarray(0, this.length);
    const keyCount = entryKeys.reduce((most, key) => Math.max(most, key), 0) + 1;
    this.articleCounts = enlarge(this.articleCounts, keyCount);
    this.last = enlarge(this.last, keyCount);
    this.lengths = enlarge(this.lengths, keyCount);
    const positions = new Uint32Array(keyCount);
    for (const key of entryKeys) positions[key] = (positions[key] ?? 0) + 1;
    const keys: number[] = [];
    const starts: number[] = [];
    let start = 0;
    positions.forEach((count, key) => {
      positions[key] = start;
      if (count === 0) return;
      keys.push(key);
      starts.push(start);
      start += count;
    });
    const order = new Uint32Array(this.length);
    entryKeys.forEach((key, entry) => {
      const position = positions[key] ?? 0;
      order[position] = entry;
      positions[key] = position + 1;
    });
    return { order, keys: Uint32Array.from(keys), starts: Uint32Array.from([...starts, start]) };
  }

  private reserve(length: number): void {
    this.keys = enlarge(this.keys, length);
    this.articles = enlarge(this.articles, length);
    this.fields = enlarge(this.fields, length);
    this.counts = enlarge(this.counts, length);
  }
}

/** Copies the bytes of each list from a part to the position of the list, and advances the positions. */
function scatter({ keys, starts, bytes: from }: Part, positions: Uint32Array, to: Uint8Array): void {
  keys.forEach((key, i) => {
    let position = positions[key] ?? nowhere;
    if (position === nowhere) return;
    const end = starts[i + 1] ?? 0;
    for (let at = starts[i] ?? 0; at < end; at++) to[position++] = from[at] ?? 0;
    positions[key] = position;
  });
}
