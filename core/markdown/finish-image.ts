import type { Element, Properties } from 'hast';
import type { ImageFacts } from '../image/image';
import type { ShowImage } from '../image/show-image';
import { toSrcset } from '../image/variants';
import type { BodyFinding, ImageRef } from './rendered-markdown';
import { isSafeImage } from './url-policy';

/** What is learned from one `<img>`. */
export interface FinishedImage {
  /** Null where nothing can be shown. */
  readonly image: ImageRef | null;
  readonly findings: readonly BodyFinding[];
}

/** Finishes an `<img>` in place: address, sizes, variants, lazy loading. */
export function finishImage({ properties, position }: Element, showImage: ShowImage): FinishedImage {
  const alt = textOf(properties.alt);
  const written = textOf(properties.src);
  const sizes = keepSizes(properties);
  properties.loading = 'lazy';
  if (!isSafeImage(written)) {
    // What cannot be shown is told: browsers show the alternative.
    delete properties.src;
    return { image: null, findings: [] };
  }
  const { url, facts, variants, problems } = showImage(written);
  const [width, height] = fitSizes(sizes, facts);
  properties.src = url;
  if (width !== null) properties.width = width;
  if (height !== null) properties.height = height;
  if (variants.length > 0) {
    properties.srcSet = toSrcset(variants);
    const shown = width ?? facts?.width ?? 0;
    properties.sizes = `(max-width: ${shown}px) 100vw, ${shown}px`;
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

type Sizes = readonly [width: number | null, height: number | null];

/** The sizes that the author gave, else those of the image; where one was given, the other goes with it. */
function fitSizes([width, height]: Sizes, facts: ImageFacts | null): Sizes {
  if (facts === null || (width !== null && height !== null)) return [width, height];
  const ratio = facts.width / facts.height;
  if (width !== null) return [width, Math.max(1, Math.round(width / ratio))];
  if (height !== null) return [Math.max(1, Math.round(height * ratio)), height];
  return [facts.width, facts.height];
}

/** The text of an attribute; empty where it has none. */
export function textOf(property: Properties[string]): string {
  return typeof property === 'string' ? property : '';
}

/** Keeps `width` and `height` where they are whole numbers of pixels; returns them, null where they are not. */
export function keepSizes(properties: Properties): Sizes {
  const [width, height] = (['width', 'height'] as const).map((name) => {
    const written = String(properties[name] ?? '').trim();
    if (/^\d{1,5}(?:px)?$/.test(written)) return (properties[name] = Number.parseInt(written, 10));
    Reflect.deleteProperty(properties, name);
    return null;
  });
  return [width ?? null, height ?? null];
}
