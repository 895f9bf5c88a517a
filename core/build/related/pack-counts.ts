import { ByteWriter, lengthOfNumber, readNumber } from '../../format/bytes/byte-writer';

/**
 * Packs the occurrences of each feature of a document, in two or three bytes each: all documents are in memory until the
 * rarity of every feature is known.
 */
export function packCounts(counts: ReadonlyMap<number, number>, writer = new ByteWriter()): Uint8Array {
  writer.clear();
  let previous = -1;
  for (const feature of Uint32Array.from(counts.keys()).sort()) {
    writer.number(feature - previous - 1);
    writer.number(counts.get(feature) ?? 0);
    previous = feature;
  }
  return writer.finish();
}

/** Calls `visit` with each packed feature, ascending, and its occurrences. */
export function eachCount(packed: Uint8Array, visit: (feature: number, count: number) => void): void {
  let feature = -1;
  for (let at = 0; at < packed.length;) {
    const gap = readNumber(packed, at);
    at += lengthOfNumber(gap);
    const count = readNumber(packed, at);
    at += lengthOfNumber(count);
    feature += gap + 1;
    visit(feature, count);
  }
}
