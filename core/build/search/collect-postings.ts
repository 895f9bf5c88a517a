import { ByteWriter, lengthOfNumber, writeNumber } from '../../format/bytes/byte-writer';
import { enlarge } from './enlarge';
import { checkSectionLength } from '../../format/search/index-format';
import { writePosting } from '../../format/search/posting';
import { Tally } from './tally';

/** Posting lists, one behind the other. */
export interface EncodedLists {
  /** Where each list begins. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** The entries of some consecutive articles as they are in posting lists, by key. */
interface Part {
  /** Ascending. */
  readonly keys: Uint32Array;
  /** Where the entries of each key begin; one more than keys. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** A part is made as soon as there are this many entries: enough for many of each key, and little memory. */
const defaultPartSize = 0x20_0000;

/** In place of where a list goes: it is not asked for. */
const nowhere = 0xffff_ffff;

/**
 * Gathers what occurs in which article, article by article, and writes it as posting lists. As soon as there are many
 * entries they become bytes of their lists, which take a tenth of the memory; in the end the lists are put together.
 */
export class PostingCollector {
  private readonly tally = new Tally();
  private readonly parts: Part[] = [];
  private readonly writer = new ByteWriter();

  // The entries that are in no part yet.
  private keys = new Uint32Array(1024);
  private articles = new Uint32Array(1024);
  private fields = new Uint8Array(1024);
  private counts = new Uint32Array(1024);
  private length = 0;

  // By key, of all parts: how many articles have it, the last of them plus one, and how many bytes its entries take.
  private having = new Uint32Array(1024);
  private last = new Uint32Array(1024);
  private lengths = new Uint32Array(1024);

  constructor(private readonly partSize = defaultPartSize) {}

  /** Notes that `key` occurs in a field of the article that is gathered at present. */
  add(key: number, field: number, count = 1): void {
    this.tally.add(key, field, count);
  }

  /** What was noted of the present article: which keys, and for each the best field and the count. */
  eachNoted(visit: (key: number, field: number, count: number) => void): void {
    this.tally.each(visit);
  }

  /** Closes the present article. Articles come in ascending order. */
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

  /** In how many articles each key is, for keys below `keyCount`. */
  countArticles(keyCount: number): Uint32Array {
    this.endPart();
    return enlarge(this.having, keyCount).slice(0, keyCount);
  }

  /**
   * Writes the lists of some keys in this order.
   *
   * @param offset where the first begins
   */
  encode(order: ArrayLike<number>, offset: number): EncodedLists {
    this.endPart();
    const starts = new Uint32Array(order.length);
    let end = offset;
    for (let i = 0; i < order.length; i++) {
      const key = order[i] ?? 0;
      starts[i] = end;
      end += lengthOfNumber(this.having[key] ?? 0) + (this.lengths[key] ?? 0);
      checkSectionLength(end);
    }
    const bytes = new Uint8Array(end - offset);
    const places = new Uint32Array(this.having.length).fill(nowhere);
    for (let i = 0; i < order.length; i++) {
      const key = order[i] ?? 0;
      // How many entries a list has stands before them, and is known only now.
      places[key] = writeNumber(bytes, (starts[i] ?? 0) - offset, this.having[key] ?? 0);
    }
    for (const part of this.parts) scatter(part, places, bytes);
    return { starts, bytes };
  }

  /** Makes a part of the entries that are in none. */
  private endPart(): void {
    if (this.length === 0) return;
    const { order, keys, starts } = this.sortByKey();
    const { having, last, writer } = this;
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
      having[key] = (having[key] ?? 0) + to - from;
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
    this.having = enlarge(this.having, keyCount);
    this.last = enlarge(this.last, keyCount);
    this.lengths = enlarge(this.lengths, keyCount);
    const places = new Uint32Array(keyCount);
    for (const key of entryKeys) places[key] = (places[key] ?? 0) + 1;
    const keys: number[] = [];
    const starts: number[] = [];
    let start = 0;
    places.forEach((count, key) => {
      places[key] = start;
      if (count === 0) return;
      keys.push(key);
      starts.push(start);
      start += count;
    });
    const order = new Uint32Array(this.length);
    entryKeys.forEach((key, entry) => {
      const place = places[key] ?? 0;
      order[place] = entry;
      places[key] = place + 1;
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

/** Copies what a part has of each list to its place, and moves the places on. */
function scatter({ keys, starts, bytes: from }: Part, places: Uint32Array, to: Uint8Array): void {
  keys.forEach((key, i) => {
    let place = places[key] ?? nowhere;
    if (place === nowhere) return;
    const end = starts[i + 1] ?? 0;
    for (let at = starts[i] ?? 0; at < end; at++) to[place++] = from[at] ?? 0;
    places[key] = place;
  });
}
