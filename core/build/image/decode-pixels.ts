import { decode as decodeJpeg } from 'jpeg-js';
import { GifReader } from 'omggif';
import { PNG } from 'pngjs';
import { textAt, viewOf } from './bytes';
import type { ImageHeader } from './read-header';

/** Pixels row by row, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Inflates zlib data. @throws Error when there would be more than `limit` bytes */
export type Inflate = (bytes: Uint8Array, limit: number) => Uint8Array;

/** The largest image that is decoded, in pixels: a photograph of 40 megapixels. */
export const maxPixels = 40_000_000;

/**
 * Decodes an image; of an animated one the first picture. Null for formats without a decoder: WebP, AVIF and SVG.
 *
 * @param header what its first bytes say; at most {@link maxPixels}
 * @throws Error when the bytes are damaged or cut off
 */
export function decodePixels(bytes: Uint8Array, header: ImageHeader, inflate: Inflate): Pixels | null {
  const { width, height } = header;
  switch (header.format) {
    case 'png': {
      checkPngData(bytes, header, inflate);
      const { data } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return { width, height, rgba: data };
    }
    case 'jpg': {
      checkJpegEnd(bytes);
      const options = { maxResolutionInMP: maxPixels / 1e6, maxMemoryUsageInMB: 1024 };
      const { data, ...size } = decodeJpeg(bytes, { ...options, useTArray: true, tolerantDecoding: false });
      return { ...size, rgba: data };
    }
    case 'gif': {
      const reader = new GifReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      if (bytes.lastIndexOf(0x3b) < bytes.length - 64) throw new Error('its end is missing');
      const rgba = new Uint8Array(reader.width * reader.height * 4);
      reader.decodeAndBlitFrameRGBA(0, rgba);
      return { width: reader.width, height: reader.height, rgba };
    }
    case 'webp':
    case 'avif':
    case 'svg':
      return null;
  }
}

/** Refuses a PNG whose data inflate to more or less than its size needs, before a decoder makes room for all of it. */
function checkPngData(bytes: Uint8Array, { width, height }: ImageHeader, inflate: Inflate): void {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  let offset = 8;
  for (;;) {
    if (offset + 12 > bytes.length) throw new Error('its end is missing');
    const length = view.getUint32(offset);
    const type = textAt(bytes, offset + 4, 4);
    if (type === 'IEND') break;
    if (offset + 12 + length > bytes.length) throw new Error('its end is missing');
    if (type === 'IDAT') parts.push(bytes.subarray(offset + 8, offset + 8 + length));
    offset += 12 + length;
  }
  const [depth = 0, colorType = 0] = bytes.subarray(24, 26);
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colorType];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(depth))
    throw new Error('its kind of colour is unknown');
  const isInterlaced = bytes[28] === 1;
  const rows = height * (1 + Math.ceil((width * channels * depth) / 8));
  // Seven passes have rows of their own, each with its filter byte and its rest of a byte.
  const limit = isInterlaced ? 2 * rows + 16 * height + 64 : rows;
  const data = inflate(Buffer.concat(parts), limit);
  if (data.length < rows) throw new Error('it has fewer pixels than it says');
}

/** Decoders fill up what is missing in grey; the marker of the end tells whether anything is. */
function checkJpegEnd(bytes: Uint8Array): void {
  for (let i = bytes.length - 2; i > 0; i--) {
    if (bytes[i] !== 0xff) continue;
    if (bytes[i + 1] === 0xd9) return;
    // The beginning of the picture: an end before that belongs to a preview within.
    if (bytes[i + 1] === 0xda) break;
  }
  throw new Error('its end is missing');
}
