import { imageSize } from 'image-size';
import { maxSide, type ImageFormat } from './image';

/** What the first bytes of an image say. */
export interface ImageHeader {
  readonly format: ImageFormat;
  /** As stored: a camera's turn is not applied. */
  readonly width: number;
  readonly height: number;
  /** How the picture is to be turned, 1 to 8 (Exif, tag 274); 1 is not at all. */
  readonly orientation: number;
}

/** The first bytes of each format; SVG is text and has none. */
const signatures: readonly (readonly [ImageFormat, RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['avif', /^[^]{4}ftypavi[fs]/],
  [
    'svg',
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!(?:--[^]*?--|DOCTYPE\s+svg\b[^>[]*)>\s*)*<svg[\s>]/i,
  ],
];

/** Reads format and size of an image; null when it is none of the known formats, or its size cannot be true. */
export function readHeader(bytes: Uint8Array): ImageHeader | null {
  const format = findFormat(bytes);
  if (format === null) return null;
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    const isSize = (size: number) => size > 0 && size <= maxSide;
    if (!isSize(width) || !isSize(height)) return null;
    return {
      format,
      width: Math.max(1, Math.round(width)),
      height: Math.max(1, Math.round(height)),
      orientation,
    };
  } catch {
    return null;
  }
}

/** Tells the format by the bytes alone: names lie. */
function findFormat(bytes: Uint8Array): ImageFormat | null {
  const start = String.fromCharCode(...bytes.subarray(0, 4096));
  return signatures.find(([, signature]) => signature.test(start))?.[0] ?? null;
}
