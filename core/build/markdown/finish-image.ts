import type { Element, Properties } from 'hast';
import type { ImageFacts } from '../image/image';
import type { ShowImage } from '../image/show-image';
import { toSrcset } from '../image/variants';
import type { ImageRef } from '../../model/article/structure';
import { createBodyFinding, type BodyFinding } from './rendered-markdown';
import { isSafeImage } from './url-policy';

/** The result for one `<img>`. */
export interface FinishedImage {
  /** Null if it cannot be shown. */
  readonly image: ImageRef | null;
  readonly findings: readonly BodyFinding[];
}

/**
 * Finishes an `<img>` in place: URL, size, variants, lazy loading.
 *
 * A size in percent stays in the HTML as written, and the other side is not added: a relative width and a height in pixels
 * would distort the picture. The returned size is then that of the picture itself.
 */
export function finishImage({ properties, position }: Element, showImage: ShowImage): FinishedImage {
  const alt = textOf(properties.alt);
  const written = textOf(properties.src);
  const authoredSizes = keepSizes(properties);
  properties.loading = 'lazy';
  if (!isSafeImage(written)) {
    // Browsers show the alternative text.
    delete properties.src;
    return { image: null, findings: [] };
  }
  const { url, facts, variants, problems } = showImage(written);
  const [width, height] = fitSizes(authoredSizes, facts);
  properties.src = url;
  if (!authoredSizes.some(isPercentage)) {
    if (width !== null) properties.width = width;
    if (height !== null) properties.height = height;
  }
  if (variants.length > 0) {
    properties.srcSet = toSrcset(variants);
    properties.sizes = toSizes(authoredSizes[0], width ?? facts?.width ?? 0);
  }
  const { start = { line: 1, column: 1 } } = position ?? {};
  return {
    image: { url, alt, width, height, ...toExtras(facts), ...(variants.length > 0 && { variants }) },
    findings: problems.map((problem) => createBodyFinding(problem.rule, problem.facts, start)),
  };
}

/** Returns colour and placeholder of an image, where these are known. */
export function toExtras(facts: ImageFacts | null): Pick<ImageRef, 'color' | 'placeholder'> {
  return {
    ...(facts?.color != null && { color: facts.color }),
    ...(facts?.placeholder != null && { placeholder: facts.placeholder }),
  };
}

/** A width or height as an author writes it: pixels, or a percentage of the available space. */
type Dimension = number | `${number}%`;

type Sizes = readonly [width: number | null, height: number | null];
type AuthoredSizes = readonly [width: Dimension | null, height: Dimension | null];

function isPercentage(dimension: Dimension | null): dimension is `${number}%` {
  return typeof dimension === 'string';
}

/**
 * Returns the size in pixels: that of the author, else that of the image. If the author gives one side, the other keeps
 * the ratio. If one side is in percent, the size is that of the image, or if this is unknown, the author's pixels.
 */
function fitSizes(written: AuthoredSizes, facts: ImageFacts | null): Sizes {
  const [width, height] = written.map((dimension) => (isPercentage(dimension) ? null : dimension)) as [
    ...Sizes,
  ];
  if (facts === null || (width !== null && height !== null)) return [width, height];
  if (written.some(isPercentage)) return [facts.width, facts.height];
  const ratio = facts.width / facts.height;
  if (width !== null) return [width, Math.max(1, Math.round(width / ratio))];
  if (height !== null) return [Math.max(1, Math.round(height * ratio)), height];
  return [facts.width, facts.height];
}

/** Returns the `sizes` of an `<img>`. A percentage of a column is at most that percentage of the window. */
function toSizes(written: Dimension | null, shown: number): string {
  return isPercentage(written) ? written.replace('%', 'vw') : `(max-width: ${shown}px) 100vw, ${shown}px`;
}

/** Returns an attribute as text; empty if it does not have a text. */
export function textOf(property: Properties[string]): string {
  return typeof property === 'string' ? property : '';
}

/**
 * Normalises `width` and `height` by the rules for parsing dimension values (HTML Standard, 2.3.4.4), in place: `100px` is
 * 100, and fractions of pixels are rounded. An invalid value, and one of 100,000 or more, is removed.
 *
 * @returns width and height; each is null if absent or invalid
 */
export function keepSizes(properties: Properties): AuthoredSizes {
  const [width = null, height = null] = (['width', 'height'] as const).map((name) => {
    const dimension = parseDimension(properties[name]);
    if (dimension === null) Reflect.deleteProperty(properties, name);
    else properties[name] = dimension;
    return dimension;
  });
  return [width, height];
}

function parseDimension(written: Properties[string]): Dimension | null {
  // The sanitised tree has plain numbers as numbers.
  const [, digits = 'none', percent = ''] = /^[\t\n\f\r ]*(\d+(?:\.\d*)?)(%?)/.exec(String(written)) ?? [];
  const value = typeof written === 'number' ? written : Number(digits);
  // `-0` is not below 0.
  if (!(value >= 0 && value < 100_000) || Object.is(value, -0)) return null;
  return percent === '' ? Math.round(value) : `${Number(value.toFixed(4))}%`;
}
