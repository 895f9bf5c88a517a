import { ByteWriter, lengthOfNumber, readNumber } from '../../format/bytes/byte-writer';

/**
 * Packs how often each feature of a document occurs: two or three bytes for each, as those of all documents are in
 * memory until it is known how rare each feature is.
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

/** Tells of each packed feature, ascending, how often it occurs. */
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
