import type { Element, Properties } from 'hast';
import type { ImageFacts } from '../image/image';
import type { ShowImage } from '../image/show-image';
import { toSrcset } from '../image/variants';
import type { ImageRef } from '../../model/article/structure';
import type { BodyFinding } from './rendered-markdown';
import { isSafeImage } from './url-policy';

/** What is learned from one `<img>`. */
export interface FinishedImage {
  /** Null where nothing can be shown. */
  readonly image: ImageRef | null;
  readonly findings: readonly BodyFinding[];
}

/**
 * Finishes an `<img>` in place: address, sizes, variants, lazy loading.
 *
 * A size in percent stays in the html as it is written, and nothing is added beside it: the width of a column and a
 * height in pixels would distort the picture. What is learned of its size is then the size of the picture itself.
 */
export function finishImage({ properties, position }: Element, showImage: ShowImage): FinishedImage {
  const alt = textOf(properties.alt);
  const written = textOf(properties.src);
  const writtenSizes = keepSizes(properties);
  properties.loading = 'lazy';
  if (!isSafeImage(written)) {
    // What cannot be shown is told: browsers show the alternative.
    delete properties.src;
    return { image: null, findings: [] };
  }
  const { url, facts, variants, problems } = showImage(written);
  const [width, height] = fitSizes(writtenSizes, facts);
  properties.src = url;
  if (!writtenSizes.some(isShare)) {
    if (width !== null) properties.width = width;
    if (height !== null) properties.height = height;
  }
  if (variants.length > 0) {
    properties.srcSet = toSrcset(variants);
    properties.sizes = toSizes(writtenSizes[0], width ?? facts?.width ?? 0);
  }
  const place = { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
  return {
    image: { url, alt, width, height, ...toExtras(facts), ...(variants.length > 0 && { variants }) },
    findings: problems.map(({ rule, facts: known }) => ({ rule, facts: known, expected: null, ...place })),
  };
}

/** What answers tell of an image besides its size, where it is known. */
export function toExtras(facts: ImageFacts | null): Pick<ImageRef, 'color' | 'placeholder'> {
  return {
    ...(facts?.color != null && { color: facts.color }),
    ...(facts?.placeholder != null && { placeholder: facts.placeholder }),
  };
}

/** A width or a height as an author writes it: pixels, or a share of the space that there is. */
type Dimension = number | `${number}%`;

type Sizes = readonly [width: number | null, height: number | null];
type WrittenSizes = readonly [width: Dimension | null, height: Dimension | null];

function isShare(dimension: Dimension | null): dimension is `${number}%` {
  return typeof dimension === 'string';
}

/**
 * The sizes in pixels that the author gave, else those of the image; where one was given, the other goes with it. Where
 * one was given in percent, those of the image, or what is left of the author's where they are not known.
 */
function fitSizes(written: WrittenSizes, facts: ImageFacts | null): Sizes {
  const [width, height] = written.map((dimension) => (isShare(dimension) ? null : dimension)) as [...Sizes];
  if (facts === null || (width !== null && height !== null)) return [width, height];
  if (written.some(isShare)) return [facts.width, facts.height];
  const ratio = facts.width / facts.height;
  if (width !== null) return [width, Math.max(1, Math.round(width / ratio))];
  if (height !== null) return [Math.max(1, Math.round(height * ratio)), height];
  return [facts.width, facts.height];
}

/** The `sizes` of an `<img>`. A share of a column is at most that share of the window. */
function toSizes(written: Dimension | null, shown: number): string {
  return isShare(written) ? written.replace('%', 'vw') : `(max-width: ${shown}px) 100vw, ${shown}px`;
}

/** The text of an attribute; empty where it has none. */
export function textOf(property: Properties[string]): string {
  return typeof property === 'string' ? property : '';
}

/**
 * Keeps `width` and `height` where they are pixels or percent by the rules for parsing dimension values (HTML, 2.3.4.4):
 * `100px` is 100, fractions of pixels are rounded, and what does not begin with a digit is none.
 *
 * @returns them, null where they are neither, or are 100,000 and more
 */
export function keepSizes(properties: Properties): WrittenSizes {
  const [width = null, height = null] = (['width', 'height'] as const).map((name) => {
    const dimension = parseDimension(properties[name]);
    if (dimension === null) Reflect.deleteProperty(properties, name);
    else properties[name] = dimension;
    return dimension;
  });
  return [width, height];
}

function parseDimension(written: Properties[string]): Dimension | null {
  // What reads as a number is one already.
  const [, digits = 'none', percent = ''] = /^[\t\n\f\r ]*(\d+(?:\.\d*)?)(%?)/.exec(String(written)) ?? [];
  const value = typeof written === 'number' ? written : Number(digits);
  // `-0` is not below 0.
  if (!(value >= 0 && value < 100_000) || Object.is(value, -0)) return null;
  return percent === '' ? Math.round(value) : `${Number(value.toFixed(4))}%`;
}
