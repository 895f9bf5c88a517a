import { rgbaToThumbHash } from 'thumbhash';
import { checkSvg } from './check-svg';
import { decodePixels, maxPixels, type Inflate } from './decode-pixels';
import { findDominantColor } from './dominant-color';
import type { ImageFacts, ImageProblem } from './image';
import { readHeader } from './read-header';
import { isTurnedSideways, shrinkPixels, turnPixels } from './shrink-pixels';

/** What the inspection of an image found. */
export interface ImageInspection {
  /** Null if the format is unknown. */
  readonly facts: ImageFacts | null;
  /** False if readers should not load it. */
  readonly isSafe: boolean;
  readonly problems: readonly ImageProblem[];
}

/** The largest side that the ThumbHash library accepts. */
const thumbnailSide = 100;

/**
 * Inspects an image: size, dominant colour, placeholder and problems. It never throws, and decodes at most
 * {@link maxPixels}.
 *
 * @param inflate inflates zlib data, up to a limit
 * @param decodes whether to compute colour and placeholder or to check an SVG, which takes most of the time
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
    // What was not checked is not served.
    if (!decodes) return { facts: bare, isSafe: false, problems: [] };
    const found = checkSvg(bytes);
    if (found === null) return { facts: bare, isSafe: true, problems: [] };
    const problem: ImageProblem = { rule: 'image-unsafe', facts: { ...found } };
    return { facts: bare, isSafe: false, problems: [problem] };
  }
  if (width * height > maxPixels) {
    const facts = { width, height, limit: maxPixels / 1e6 };
    return { facts: bare, isSafe: false, problems: [{ rule: 'image-too-many-pixels', facts }] };
  }
  if (!decodes) return { facts: bare, isSafe: true, problems: [] };
  try {
    const pixels = decodePixels(bytes, header, inflate);
    if (pixels === null) return { facts: bare, isSafe: true, problems: [] };
    const small = turnPixels(shrinkPixels(pixels, thumbnailSide), orientation);
    const hash = Buffer.from(rgbaToThumbHash(small.width, small.height, small.rgba));
    const facts = { ...bare, color: findDominantColor(small), placeholder: hash.toString('base64') };
    return { facts, isSafe: true, problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { facts: bare, isSafe: true, problems: [{ rule: 'image-damaged', facts: { reason } }] };
  }
}
