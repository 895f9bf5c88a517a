import { field } from './search-document';
import type { ByteWriter } from './byte-writer';

/*
 * A posting list says which articles have something: how many they are, then for each the distance to the one before,
 * doubled, plus one where a byte follows with the best field (three bits) and how often it occurs (five bits).
 * Without that byte it occurs once, in the text.
 */

/** Receives the entries of a posting list, articles ascending. */
export type PostingVisitor = (article: number, field: number, count: number) => void;

/** Appends one entry; `gap` is the distance to the article before, less one; -1 is before the first. */
export function writePosting(writer: ByteWriter, gap: number, mark: number): void {
  if (mark === plainMark) writer.number(gap * 2);
  else {
    writer.number(gap * 2 + 1);
    writer.byte(mark);
  }
}

/** Packs best field and count into a byte. Counts are exact up to 16, and then rounded down to about a quarter. */
export function toMark(bestField: number, count: number): number {
  return (bestField << 5) | toCountCode(count);
}

const plainMark = toMark(field.text, 1);

/** The counts that the codes stand for: 1 to 16, then 20, 24, 28, 32, 40, 48, 56, 64, 80 and so on. */
const countOfCode = Array.from({ length: 32 }, (_, code) => {
  if (code < 16) return code + 1;
  const octave = Math.floor((code - 16) / 4);
  return (16 + 4 * (((code - 16) % 4) + 1)) * 2 ** octave;
});

function toCountCode(count: number): number {
  if (count <= 16) return count - 1;
  let code = 15;
  while (code < 31 && (countOfCode[code + 1] ?? Infinity) <= count) code += 1;
  return code;
}

/** How many articles a posting list has. */
export function countPostings(bytes: Uint8Array, offset: number): number {
  let value = 0;
  for (let shift = 0, i = offset; ; shift += 7, i++) {
    const byte = bytes[i] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
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
      visit(article, mark >>> 5, countOfCode[mark & 31] ?? 1);
    }
  }
}
