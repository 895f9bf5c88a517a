import { imageSize } from 'image-size';
import type { ImageFormat } from '../../model/image/image-types';
import { textAt } from './bytes';
import { maxSide, type Size } from './image';
import { readAvif } from './read-avif';
import { readOrientation } from './read-orientation';
import { readSvgSize } from './read-svg-size';

/** Format, size and orientation of an image. The size is that of the stored pixels, before the orientation is applied. */
export interface ImageHeader extends Size {
  readonly format: ImageFormat;
  /** How to turn and mirror the picture, 1 to 8 (Exif 2.32, tag 274). 1 leaves it as it is. */
  readonly orientation: number;
}

/** The first bytes of each format. SVG is XML, so it has no signature. */
const signatures: readonly (readonly [ImageFormat, RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['avif', /^[^]{4}ftypavi[fs]/],
];

/** Reads the header of an image. Null if the format is unknown or the size out of range. */
export function readHeader(bytes: Uint8Array): ImageHeader | null {
  const start = textAt(bytes, 0, 16);
  const format = signatures.find(([, signature]) => signature.test(start))?.[0] ?? 'svg';
  const size = readSize(bytes, format);
  const isSide = (side: number) => side > 0 && side <= maxSide;
  if (size === null || !isSide(size.width) || !isSide(size.height)) return null;
  return {
    format,
    width: Math.max(1, Math.round(size.width)),
    height: Math.max(1, Math.round(size.height)),
    orientation: size.orientation ?? readOrientation(bytes, format),
  };
}

function readSize(bytes: Uint8Array, format: ImageFormat): (Size & { readonly orientation?: number }) | null {
  if (format === 'svg') return readSvgSize(bytes);
  try {
    const avif = format === 'avif' ? readAvif(bytes) : null;
    if (avif !== null) return avif;
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return null;
  }
}
