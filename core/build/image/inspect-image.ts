import { rgbaToThumbHash } from 'thumbhash';
import { viewOf } from './bytes';
import { checkSvg } from './check-svg';
import { decodePixels, maxPixels, type Inflate } from './decode-pixels';
import { findDominantColor } from './dominant-color';
import type { ImageFacts, ImageProblem } from './image';
import { readHeader } from './read-header';
import { isTurnedSideways, shrinkPixels, turnPixels } from './shrink-pixels';

/** What the bytes of an image tell. */
export interface ImageInspection {
  /** Null when it is no image of a known format. */
  readonly facts: ImageFacts | null;
  /** False where readers should not load it. */
  readonly isSafe: boolean;
  readonly problems: readonly ImageProblem[];
}

/** What a ThumbHash is made of, at most; its authors say so. */
const thumbnailSide = 100;

/**
 * Inspects an image: size, dominant colour, placeholder, and what is wrong with it. Nothing is thrown, and no more is
 * decoded than {@link maxPixels}.
 *
 * @param inflate how zlib data are inflated, within a bound
 * @param decodes whether colour and placeholder are wanted, which takes most of the time
 */
export function inspectImage(bytes: Uint8Array, inflate: Inflate, decodes = true): ImageInspection {
  const header = readHeader(bytes);
  if (header === null)
    return { facts: null, isSafe: false, problems: [{ rule: 'image-unknown', facts: {} }] };
  const { format, orientation } = header;
  const [width, height] = isTurnedSideways(orientation)
    ? [header.height, header.width]
    : [header.width, header.height];
  const bare: ImageFacts = { format, width, height, color: null, placeholder: null };
  if (format === 'svg') {
    const found = checkSvg(bytes);
    const problems =
      found === null ? [] : [{ rule: 'image-unsafe', facts: { found: { phrase: found } } } as const];
    return { facts: bare, isSafe: found === null, problems };
  }
  if (width * height > maxPixels) {
    const facts = { width, height, limit: maxPixels / 1e6 };
    return { facts: bare, isSafe: false, problems: [{ rule: 'image-too-many-pixels', facts }] };
  }
  if (!decodes) return { facts: bare, isSafe: true, problems: [] };
  try {
    checkWebpEnd(bytes, format);
    const pixels = decodePixels(bytes, header, inflate);
    if (pixels === null) return { facts: bare, isSafe: true, problems: [] };
    const small = turnPixels(shrinkPixels(pixels, thumbnailSide), orientation);
    const placeholder = Buffer.from(rgbaToThumbHash(small.width, small.height, small.rgba)).toString(
      'base64',
    );
    return { facts: { ...bare, color: findDominantColor(small), placeholder }, isSafe: true, problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { facts: bare, isSafe: true, problems: [{ rule: 'image-damaged', facts: { reason } }] };
  }
}

/** WebP is not decoded, but says how long it is. */
function checkWebpEnd(bytes: Uint8Array, format: string): void {
  if (format !== 'webp') return;
  const length = viewOf(bytes).getUint32(4, true);
  if (length + 8 > bytes.length) throw new Error('its end is missing');
}
