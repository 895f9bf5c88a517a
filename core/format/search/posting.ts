import { field } from './search-document';
import { readNumber, type ByteWriter } from '../bytes/byte-writer';

/*
 * A posting list has the number of its articles, then an entry for each article: twice the gap to the article before, plus
 * a flag. With the flag a byte follows: the best field (three bits) and the count of occurrences, less one (five bits).
 * Without it the article has one occurrence, in the field `text`.
 */

/** Counts from 32 on do not fit into five bits. The bits then hold 31, and `count - 32` follows. */
const longCount = 32;

/** Appends one entry. @param gap the distance to the article before, less one; the first article counts from -1 */
export function writePosting(writer: ByteWriter, gap: number, bestField: number, count: number): void {
  if (bestField === field.text && count === 1) {
    writer.number(gap * 2);
    return;
  }
  writer.number(gap * 2 + 1);
  writer.byte((bestField << 5) | (Math.min(count, longCount) - 1));
  if (count >= longCount) writer.number(count - longCount);
}

/** How many articles a posting list has. */
export function countPostings(bytes: Uint8Array, offset: number): number {
  return readNumber(bytes, offset);
}

/** Reads a posting list; calls `visit` with each entry, articles ascending. */
export function readPostings(
  bytes: Uint8Array,
  offset: number,
  visit: (article: number, field: number, count: number) => void,
): void {
  let at = offset;
  const number = () => {
    let byte = bytes[at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; ; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  let article = -1;
  for (let left = number(); left > 0; left--) {
    const step = number();
    article += (step >>> 1) + 1;
    if ((step & 1) === 0) visit(article, field.text, 1);
    else {
      const byte = bytes[at++] ?? 0;
      const count = (byte & 31) + 1;
      visit(article, byte >>> 5, count === longCount ? count + number() : count);
    }
  }
}
