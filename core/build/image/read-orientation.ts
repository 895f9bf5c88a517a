import type { ImageFormat } from '../../model/image/image-types';
import { textAt, viewOf } from './bytes';
import { chunksOf } from './chunks';

/**
 * Reads the orientation of a picture, 1 to 8 (Exif 2.32, tag 274), from the first Exif of a JPEG, a PNG (`eXIf`) or a
 * WebP whose header has the Exif flag, as browsers do. Without a valid one it is 1, which leaves the picture as it is.
 *
 * `image-size` reads only JPEG, and only directories that follow the TIFF header directly.
 */
export function readOrientation(bytes: Uint8Array, format: ImageFormat): number {
  const exif = findExif(bytes, format);
  return exif === null ? 1 : readOrientationTag(exif);
}

/** The bit in the header of a WebP that announces Exif. */
const webpExifFlag = 0x08;

function findExif(bytes: Uint8Array, format: ImageFormat): Uint8Array | null {
  switch (format) {
    case 'jpg':
      return findJpegExif(bytes);
    case 'png':
      return findChunk(bytes, 'png', 'eXIf');
    case 'webp': {
      if (textAt(bytes, 12, 4) !== 'VP8X' || ((bytes[20] ?? 0) & webpExifFlag) === 0) return null;
      const exif = findChunk(bytes, 'webp', 'EXIF');
      // Some programs add the prefix that Exif has in a JPEG.
      return exif && textAt(exif, 0, 6) === jpegPrefix ? exif.subarray(6) : exif;
    }
    case 'avif':
    case 'gif':
    case 'svg':
      return null;
  }
}

function findChunk(bytes: Uint8Array, format: 'png' | 'webp', wanted: string): Uint8Array | null {
  for (const { name, data } of chunksOf(bytes, format)) if (name === wanted) return data;
  return null;
}

/** The prefix of Exif in a JPEG segment. */
const jpegPrefix = 'Exif\0\0';

/** Finds the first Exif segment before the image data. */
function findJpegExif(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === 0xda || end > bytes.length) return null;
    if (marker === 0xe1 && textAt(bytes, at + 4, 6) === jpegPrefix) return bytes.subarray(at + 10, end);
    at = end;
  }
  return null;
}

/** Reads the orientation tag from the first directory of a TIFF, the format of Exif. */
function readOrientationTag(tiff: Uint8Array): number {
  const view = viewOf(tiff);
  const order = textAt(tiff, 0, 2);
  const isLittle = order === 'II';
  if (tiff.length < 8 || (!isLittle && order !== 'MM') || view.getUint16(2, isLittle) !== 42) return 1;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const count = view.getUint16(directory, isLittle);
  for (let i = 0, at = directory + 2; i < count && at + 12 <= tiff.length; i++, at += 12) {
    if (view.getUint16(at, isLittle) !== 274) continue;
    const isOneShort = view.getUint16(at + 2, isLittle) === 3 && view.getUint32(at + 4, isLittle) === 1;
    const value = view.getUint16(at + 8, isLittle);
    return isOneShort && value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
