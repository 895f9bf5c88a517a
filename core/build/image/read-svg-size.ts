import { visitElements, type XmlElement } from './visit-elements';

/** A size in pixels of CSS, perhaps with a fraction. */
export interface SvgSize {
  readonly width: number;
  readonly height: number;
}

/** In which of its first bytes an SVG must have its root element. */
const maxBytes = 1024 * 1024;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Pixels in one of each unit (CSS Values 3, 6); those of fonts at the 16 pixels that a picture of its own has. */
const units: ReadonlyMap<string, number> = new Map([
  ...([
    ['px', 1],
    ['in', 96],
    ['cm', 96 / 2.54],
    ['mm', 96 / 25.4],
    ['q', 96 / 101.6],
  ] as const),
  ...([
    ['pt', 96 / 72],
    ['pc', 16],
    ['em', 16],
    ['rem', 16],
    ['ex', 8],
    ['ch', 8],
  ] as const),
]);

/** A number of CSS, and what follows it. */
const numberAndRest = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)([^]*)$/i;

/**
 * Reads the size that an SVG has as a picture: `width` and `height` of its root element; where they are no lengths
 * (`auto`, percentages, negative or unusable ones), what is missing follows from `viewBox` (SVG 2, 8.2 and 8.12; CSS
 * Images 3, 4.1). Null when there is none, when a side is zero, and when the document has another root or is broken
 * before the end of the root's start tag.
 */
export function readSvgSize(bytes: Uint8Array): SvgSize | null {
  const root = readRoot(bytes);
  // Without a namespace browsers show it only where it is written into a page.
  if (root?.local !== 'svg' || !['', svgNamespace].includes(root.uri)) return null;
  const { width: writtenWidth, height: writtenHeight, viewBox } = root.attributes;
  const [width, height] = [writtenWidth, writtenHeight].map((attribute) => toPixels(attribute?.value ?? ''));
  const box = toBox(viewBox?.value ?? '');
  // A side of zero is a valid length: it says that nothing is shown.
  if (width === 0 || height === 0) return null;
  if (width != null && height != null) return { width, height };
  if (box === null) return null;
  const ratio = box.width / box.height;
  if (width != null) return { width, height: width / ratio };
  return height == null ? box : { width: height * ratio, height };
}

function readRoot(bytes: Uint8Array): XmlElement | null {
  let root: XmlElement | null = null;
  try {
    visitElements(bytes.subarray(0, maxBytes), (element) => {
      root ??= element;
      return false;
    });
  } catch {
    return null;
  }
  return root;
}

/** A length in pixels; null for one that is relative to the page, negative or none. */
function toPixels(written: string): number | null {
  const [, value = '', unit = ''] = numberAndRest.exec(written.trim()) ?? [];
  const factor = unit === '' ? 1 : (units.get(unit.toLowerCase()) ?? NaN);
  const pixels = value === '' ? NaN : Number(value) * factor;
  return pixels >= 0 ? pixels : null;
}

/** Width and height of a `viewBox`: four numbers, with white space, a comma or both between them (SVG 2, 8.6). */
function toBox(written: string): SvgSize | null {
  const parts = written.trim().split(/[ \t\r\n]*,[ \t\r\n]*|[ \t\r\n]+/, 5);
  const numbers = parts.map((part) => (numberAndRest.exec(part)?.[2] === '' ? Number(part) : NaN));
  const [, , width = NaN, height = NaN] = numbers;
  const isBox = numbers.length === 4 && !numbers.some(Number.isNaN) && width > 0 && height > 0;
  return isBox ? { width, height } : null;
}
