import { bisect } from '../../model/numbers/bisect';
import { itemAt, listAt } from '../../model/text/item-at';

/** Texts as UTF-8 in one byte array; each becomes a string when it is read. */
export interface TextTable {
  readonly size: number;
  /** The text at an index. @throws RangeError when the index is not below `size` */
  at(i: number): string;
  /** The index of the first text that is not before `text`. The texts must be in code-point order. */
  lowerBound(text: string): number;
  /** The index of the first text that equals `text`, or undefined. The texts must be in code-point order. */
  find(text: string): number | undefined;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Encodes texts as two columns: UTF-8, and where each text begins and at last where they end. Lone surrogates, which UTF-8
 * cannot express, become U+FFFD.
 */
export function encodeTexts(texts: readonly string[]): { offsets: Uint32Array; bytes: Uint8Array } {
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

/** Creates a table over the columns that `encodeTexts` makes. */
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

/** Compares the bytes from `start` to `end` with others. UTF-8 sorts like its code points. */
function compareBytes(bytes: Uint8Array, start: number, end: number, other: Uint8Array): number {
  const shorter = Math.min(end - start, other.length);
  for (let i = 0; i < shorter; i++) {
    const difference = (bytes[start + i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return end - start - other.length;
}
