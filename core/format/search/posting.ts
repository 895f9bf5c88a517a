import { field } from './search-document';
import { readNumber, type ByteWriter } from '../bytes/byte-writer';

/*
 * A posting list says which articles have something: how many they are, then for each the distance to the one before,
 * doubled, plus one where a byte follows with the best field (three bits) and how often it occurs, less one (five bits).
 * Without that byte it occurs once, in the text. Where five bits do not hold the count, what is over them follows.
 */

/** Receives the entries of a posting list, articles ascending. */
export type PostingVisitor = (article: number, field: number, count: number) => void;

/** The least count whose five bits say that the rest of it follows. */
const longCount = 32;

/** Appends one entry; `gap` is the distance to the article before, less one; -1 is before the first. */
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

/** Reads a posting list. */
export function readPostings(bytes: Uint8Array, offset: number, visit: PostingVisitor): void {
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
      const mark = bytes[at++] ?? 0;
      const count = (mark & 31) + 1;
      visit(article, mark >>> 5, count === longCount ? count + number() : count);
    }
  }
}
