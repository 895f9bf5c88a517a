import type { ImageFormat } from '../../model/image/image-types';
import { textAt, viewOf } from './bytes';

/**
 * Reads how a picture is to be turned, 1 to 8 (Exif 2.32, tag 274), as browsers do: from the first Exif of a JPEG, of a
 * PNG (`eXIf`) or of a WebP that says in its header that it has one. 1, which is not at all, where none of them says
 * anything valid.
 */
export function readOrientation(bytes: Uint8Array, format: ImageFormat): number {
  const exif = findExif(bytes, format);
  return exif === null ? 1 : readTag(exif);
}

/** The flag in the header of a WebP that says that it has Exif. */
const webpExifFlag = 0x08;

function findExif(bytes: Uint8Array, format: ImageFormat): Uint8Array | null {
  switch (format) {
    case 'jpg':
      return findJpegExif(bytes);
    case 'png':
      return findChunk(bytes, { first: 8, name: 'eXIf', nameAt: 4, lengthAt: 0, isLittle: false });
    case 'webp': {
      if (textAt(bytes, 12, 4) !== 'VP8X' || ((bytes[20] ?? 0) & webpExifFlag) === 0) return null;
      const exif = findChunk(bytes, { first: 12, name: 'EXIF', nameAt: 0, lengthAt: 4, isLittle: true });
      // Some programs write what stands before it in a JPEG.
      return exif && textAt(exif, 0, 6) === jpegPrefix ? exif.subarray(6) : exif;
    }
    case 'avif':
    case 'gif':
    case 'svg':
      return null;
  }
}

/** How the chunks of a format follow each other; each has a name and a length before its data. */
interface Chunks {
  /** Where the first one begins, in bytes. */
  readonly first: number;
  readonly name: string;
  /** Behind the beginning of a chunk. */
  readonly nameAt: number;
  readonly lengthAt: number;
  readonly isLittle: boolean;
}

function findChunk(
  bytes: Uint8Array,
  { first, name, nameAt, lengthAt, isLittle }: Chunks,
): Uint8Array | null {
  const view = viewOf(bytes);
  for (let at = first; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + lengthAt, isLittle);
    const end = at + 8 + length;
    const found = textAt(bytes, at + nameAt, 4);
    if (end > bytes.length || found === 'IEND') return null;
    if (found === name) return bytes.subarray(at + 8, end);
    // A PNG has a checksum behind the data, a WebP makes them even.
    at = end + (isLittle ? length % 2 : 4);
  }
  return null;
}

/** What stands before the Exif of a JPEG. */
const jpegPrefix = 'Exif\0\0';

/** Goes from segment to segment, as far as the picture begins. */
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

/** Reads the tag from the first directory of a TIFF, which is what Exif is. */
function readTag(tiff: Uint8Array): number {
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
