import { decode as decodeJpeg } from 'jpeg-js';
import { GifReader } from 'omggif';
import { PNG } from 'pngjs';
import { viewOf } from './bytes';
import { chunksOf } from './chunks';
import type { Size } from './image';
import type { ImageHeader } from './read-header';

/** Decoded pixels, row by row. Each has four bytes: red, green, blue, alpha. */
export interface Pixels extends Size {
  readonly rgba: Uint8Array;
}

/** Inflates zlib data. @throws Error if the result has more than `limit` bytes */
export type Inflate = (bytes: Uint8Array, limit: number) => Uint8Array;

/** The largest image that is decoded, in pixels (40 megapixels). */
export const maxPixels = 40_000_000;

/**
 * Decodes an image, or the first frame of an animation. Returns null for formats without a decoder: WebP, AVIF and SVG.
 *
 * @param header the header of the image, of at most {@link maxPixels}
 * @throws Error if the bytes are damaged or cut off
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
      // A picture may be larger than the screen that the header tells.
      const first = reader.frameInfo(0);
      if (first.width * first.height > maxPixels)
        throw new Error(`its first picture has ${first.width} × ${first.height} pixels`);
      const rgba = new Uint8Array(reader.width * reader.height * 4);
      reader.decodeAndBlitFrameRGBA(0, rgba);
      return { width: reader.width, height: reader.height, rgba };
    }
    case 'webp':
      // The header has the length of the file behind its first eight bytes.
      if (viewOf(bytes).getUint32(4, true) + 8 > bytes.length) throw new Error('its end is missing');
      return null;
    case 'avif':
    case 'svg':
      return null;
  }
}

/** Throws if the data of a PNG inflate to more or fewer bytes than its size needs, before the decoder allocates them. */
function checkPngData(bytes: Uint8Array, { width, height }: ImageHeader, inflate: Inflate): void {
  // The last four bytes are the checksum of `IEND`.
  const chunks = [...chunksOf(bytes.subarray(0, -4), 'png')];
  if (chunks.at(-1)?.name !== 'IEND') throw new Error('its end is missing');
  const [depth = 0, colorType = 0] = bytes.subarray(24, 26);
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colorType];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(depth))
    throw new Error('its kind of colour is unknown');
  const isInterlaced = bytes[28] === 1;
  const rows = height * (1 + Math.ceil((width * channels * depth) / 8));
  // Each of the seven interlace passes has its own rows. A row has a filter byte and is padded to a whole byte.
  const limit = isInterlaced ? 2 * rows + 16 * height + 64 : rows;
  const parts = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data);
  if (inflate(Buffer.concat(parts), limit).length < rows) throw new Error('it has fewer pixels than it says');
}

/** Throws if a JPEG lacks its end marker: it is cut off, and the decoder would fill the rest with grey. */
function checkJpegEnd(bytes: Uint8Array): void {
  for (let i = bytes.length - 2; i > 0; i--) {
    if (bytes[i] !== 0xff) continue;
    if (bytes[i + 1] === 0xd9) return;
    // The image data start here (SOS). An earlier end marker belongs to an embedded preview.
    if (bytes[i + 1] === 0xda) break;
  }
  throw new Error('its end is missing');
}
