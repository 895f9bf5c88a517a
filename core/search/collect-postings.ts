import { type ByteWriter } from './byte-writer';
import { writePosting } from './posting';

/** Gathers what occurs in which article, article by article, and writes it as posting lists. */
export class PostingCollector {
  private keys = new Uint32Array(1024);
  private articles = new Uint32Array(1024);
  private fields = new Uint8Array(1024);
  private counts = new Uint32Array(1024);
  private length = 0;
  private readonly tally = new Tally();

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
    this.tally.each((key, field, count) => {
      if (this.length === this.keys.length) this.grow();
      this.keys[this.length] = key;
      this.articles[this.length] = article;
      this.fields[this.length] = field;
      this.counts[this.length] = count;
      this.length += 1;
    });
    this.tally.clear();
  }

  /** In how many articles each key is, for keys below `keyCount`. */
  countArticles(keyCount: number): Uint32Array {
    const counts = new Uint32Array(keyCount);
    for (let i = 0; i < this.length; i++) {
      const key = this.keys[i] ?? 0;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }

  /** Writes the lists of some keys, in this order, behind what the writer has. */
  encode(order: ArrayLike<number>, counts: Uint32Array, writer: ByteWriter): Uint32Array {
    const entries = this.sortByKey(counts);
    const starts = new Uint32Array(order.length);
    for (let i = 0; i < order.length; i++) {
      const key = order[i] ?? 0;
      starts[i] = writer.length;
      const [from, to] = [entries.starts[key] ?? 0, entries.starts[key + 1] ?? 0];
      writer.number(to - from);
      let previous = -1;
      for (let at = from; at < to; at++) {
        const entry = entries.order[at] ?? 0;
        const article = this.articles[entry] ?? 0;
        writePosting(writer, article - previous - 1, this.fields[entry] ?? 0, this.counts[entry] ?? 0);
        previous = article;
      }
    }
    return starts;
  }

  /** Counting sort: entries of one key keep their order, which is that of the articles. */
  private sortByKey(counts: Uint32Array): { starts: Uint32Array; order: Uint32Array } {
    const starts = new Uint32Array(counts.length + 1);
    counts.forEach((count, key) => {
      starts[key + 1] = (starts[key] ?? 0) + count;
    });
    const next = starts.slice();
    const order = new Uint32Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const key = this.keys[i] ?? 0;
      const place = next[key] ?? 0;
      order[place] = i;
      next[key] = place + 1;
    }
    return { starts, order };
  }

  private grow(): void {
    this.keys = doubled(this.keys, new Uint32Array(this.length * 2));
    this.articles = doubled(this.articles, new Uint32Array(this.length * 2));
    this.fields = doubled(this.fields, new Uint8Array(this.length * 2));
    this.counts = doubled(this.counts, new Uint32Array(this.length * 2));
  }
}

/** Best field and count of every key of one article. */
class Tally {
  private counts = new Uint32Array(1024);
  private fields = new Uint8Array(1024);
  private readonly touched: number[] = [];

  add(key: number, field: number, count: number): void {
    if (key >= this.counts.length) this.grow(key);
    const before = this.counts[key] ?? 0;
    if (before === 0) this.touched.push(key);
    this.counts[key] = before + count;
    if (field > (this.fields[key] ?? 0)) this.fields[key] = field;
  }

  each(visit: (key: number, field: number, count: number) => void): void {
    // Visiting may add keys; these are not visited.
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
    const length = Math.max(this.counts.length * 2, key + 1);
    this.counts = doubled(this.counts, new Uint32Array(length));
    this.fields = doubled(this.fields, new Uint8Array(length));
  }
}

function doubled<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
