import { bisect } from '../../model/numbers/bisect';
import { itemAt, listAt } from '../../model/text/item-at';

/** Texts in one piece of memory; each is made a string when it is asked for. */
export interface TextTable {
  readonly size: number;
  /** The text of a number. @throws RangeError when the number is not below `size` */
  at(i: number): string;
  /** The number of the first text that is not before `text`, where they are in code-point order. */
  lowerBound(text: string): number;
  /** The number of the first text equal to `text`, where they are in code-point order; undefined when there is none. */
  find(text: string): number | undefined;
}

/** The columns of a text table. */
export interface TextColumns {
  /** Where each text begins, and at last where the bytes end. */
  readonly offsets: Uint32Array;
  /** UTF-8. */
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Writes texts as columns. Halves of surrogate pairs, of which UTF-8 has none, become U+FFFD. */
export function encodeTexts(texts: readonly string[]): TextColumns {
  const offsets = new Uint32Array(texts.length + 1);
  const chunks = texts.map((text) => encoder.encode(text));
  chunks.forEach(({ length }, i) => {
    offsets[i + 1] = itemAt(offsets, i) + length;
  });
  const bytes = new Uint8Array(itemAt(offsets, texts.length));
  chunks.forEach((chunk, i) => {
    bytes.set(chunk, itemAt(offsets, i));
  });
  return { offsets, bytes };
}

/** Opens columns of texts. */
export function createTextTable(offsets: Uint32Array, bytes: Uint8Array): TextTable {
  const size = offsets.length - 1;
  const lowerBound = (text: string) => {
    const sought = encoder.encode(text);
    return bisect(size, (i) => compareBytes(bytes, offsets[i] ?? 0, offsets[i + 1] ?? 0, sought) < 0);
  };
  const at = (i: number) => decoder.decode(listAt(bytes, offsets, i));
  return {
    size,
    at,
    lowerBound,
    find: (text) => {
      const i = lowerBound(text);
      return i < size && at(i) === text ? i : undefined;
    },
  };
}

/** Orders the bytes from `start` to `end` against others; UTF-8 has the order of code points. */
function compareBytes(bytes: Uint8Array, start: number, end: number, other: Uint8Array): number {
  const shorter = Math.min(end - start, other.length);
  for (let i = 0; i < shorter; i++) {
    const difference = (bytes[start + i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return end - start - other.length;
}
