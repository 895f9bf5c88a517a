import { imageSize } from 'image-size';
import type { ImageFormat } from '../../model/image/image-types';
import { textAt } from './bytes';
import { maxSide } from './image';
import { readAvif } from './read-avif';
import { readOrientation } from './read-orientation';
import { readSvgSize } from './read-svg-size';

/** What the first bytes of an image say. */
export interface ImageHeader {
  readonly format: ImageFormat;
  /** As stored: a camera's turn is not applied. */
  readonly width: number;
  readonly height: number;
  /** How the picture is to be turned, 1 to 8 (Exif, tag 274); 1 is not at all. */
  readonly orientation: number;
}

/** The first bytes of each format; SVG is XML and has none. */
const signatures: readonly (readonly [ImageFormat, RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['avif', /^[^]{4}ftypavi[fs]/],
];

/** What is said of the size of a picture, not yet believed. */
type SaidSize = Pick<ImageHeader, 'width' | 'height'> & Partial<Pick<ImageHeader, 'orientation'>>;

/** Reads format and size of an image; null when it is none of the known formats, or its size cannot be true. */
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

function readSize(bytes: Uint8Array, format: ImageFormat): SaidSize | null {
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
