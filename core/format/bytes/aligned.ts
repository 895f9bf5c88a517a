/** Rounds a length up to a multiple of eight. */
export function align(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** Where each part begins if all are padded to a multiple of eight, and at last where they end. */
export function alignedStarts(lengths: readonly number[], first = 0): number[] {
  const starts = [first];
  let end = first;
  for (const length of lengths) starts.push((end += align(length)));
  return starts;
}

/** Joins the bytes of typed arrays, each padded with zeros to a multiple of eight. */
export function joinAligned(parts: readonly (Uint8Array | Uint16Array | Uint32Array)[]): Uint8Array {
  const starts = alignedStarts(parts.map(({ byteLength }) => byteLength));
  const bytes = new Uint8Array(starts.at(-1) ?? 0);
  parts.forEach(({ buffer, byteOffset, byteLength }, i) => {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), starts[i]);
  });
  return bytes;
}

/** Returns the bytes at an address that is a multiple of eight, as a view of numbers needs; copied only if needed. */
export function toAligned<Buffer extends ArrayBufferLike>(bytes: Uint8Array<Buffer>) {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}
