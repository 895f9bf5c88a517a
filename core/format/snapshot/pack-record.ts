import { recordParts, type RecordPart } from './format';

/** The parts of a record as UTF-8, joined, and the length of each part in bytes. */
export interface PackedRecord {
  readonly bytes: Uint8Array;
  readonly lengths: readonly number[];
}

const encoder = new TextEncoder();

/** Packs the parts of an article's record in the order of `recordParts`. */
export function packRecord(parts: Readonly<Record<RecordPart, string>>): PackedRecord {
  const encoded = recordParts.map((part) => encoder.encode(parts[part]));
  const lengths = encoded.map(({ length }) => length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let offset = 0;
  for (const part of encoded) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return { bytes, lengths };
}
