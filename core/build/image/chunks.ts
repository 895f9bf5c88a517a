import { textAt, viewOf } from './bytes';

/** A named part of a PNG or WebP file. */
export interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * Yields the chunks of a PNG (PNG 3, 5.3) or a WebP (RFC 9649, 2.3) in order. It ends after `IEND`, and before a chunk
 * whose data are cut off.
 */
export function* chunksOf(bytes: Uint8Array, format: 'png' | 'webp'): Generator<Chunk> {
  const isPng = format === 'png';
  const view = viewOf(bytes);
  for (let at = isPng ? 8 : 12; at + 8 <= bytes.length;) {
    const [nameAt, lengthAt] = isPng ? [at + 4, at] : [at, at + 4];
    const length = view.getUint32(lengthAt, !isPng);
    const end = at + 8 + length;
    const name = textAt(bytes, nameAt, 4);
    if (end > bytes.length) return;
    yield { name, data: bytes.subarray(at + 8, end) };
    if (name === 'IEND') return;
    // A checksum follows the data in a PNG. A WebP pads data to an even length.
    at = end + (isPng ? 4 : length % 2);
  }
}
