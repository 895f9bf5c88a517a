import { ByteWriter } from '../search/byte-writer';

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
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = packed[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  let feature = -1;
  while (at < packed.length) {
    feature += number() + 1;
    visit(feature, number());
  }
}
