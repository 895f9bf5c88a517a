import type { Size } from './image';
import { readXmlRoot } from './read-xml-root';
import { svgNamespace } from './svg-names';

/** How many bytes of an SVG are searched for its root element. */
const maxBytes = 1024 * 1024;

/** CSS pixels per unit (CSS Values 3, 6). Font-relative units assume the 16 pixels of a stand-alone picture. */
const units: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, pt: 96 / 72, pc: 16 },
    ...{ em: 16, rem: 16, ex: 8, ch: 8 },
  }),
);

/** A CSS number, and the rest of the text. */
const numberAndRest = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)([^]*)$/i;

/**
 * Reads the size of an SVG picture in CSS pixels, perhaps with fractions: `width` and `height` of the root element. A
 * side that is not a length (`auto`, a percentage, a negative or invalid value) follows from `viewBox` (SVG 2, 8.2 and
 * 8.12; CSS Images 3, 4.1).
 *
 * Null if there is no size, if a side is zero, if the root element is not `svg`, or if the document is not well-formed
 * up to the end of the root's start tag.
 */
export function readSvgSize(bytes: Uint8Array): Size | null {
  const root = readXmlRoot(bytes.subarray(0, maxBytes));
  // Browsers show an SVG without a namespace only inside of an HTML page, but its size is meant.
  if (root?.local !== 'svg' || !['', svgNamespace].includes(root.uri)) return null;
  const { width: writtenWidth, height: writtenHeight, viewBox } = root.attributes;
  const [width, height] = [writtenWidth, writtenHeight].map((attribute) => toPixels(attribute?.value ?? ''));
  const box = toBox(viewBox?.value ?? '');
  // Zero is a valid length, and disables rendering.
  if (width === 0 || height === 0) return null;
  if (width != null && height != null) return { width, height };
  if (box === null) return null;
  const ratio = box.width / box.height;
  if (width != null) return { width, height: width / ratio };
  return height == null ? box : { width: height * ratio, height };
}

/** Converts a length to pixels. Null for a percentage, a negative length, and text that is not a length. */
function toPixels(written: string): number | null {
  const [, value = '', unit = ''] = numberAndRest.exec(written.trim()) ?? [];
  const factor = unit === '' ? 1 : (units.get(unit.toLowerCase()) ?? NaN);
  const pixels = value === '' ? NaN : Number(value) * factor;
  return pixels >= 0 ? pixels : null;
}

/** Reads the size of a `viewBox`: four numbers, separated by white space, a comma or both (SVG 2, 8.6). */
function toBox(written: string): Size | null {
  const parts = written.trim().split(/[ \t\r\n]*,[ \t\r\n]*|[ \t\r\n]+/, 5);
  const numbers = parts.map((part) => (numberAndRest.exec(part)?.[2] === '' ? Number(part) : NaN));
  const [, , width = NaN, height = NaN] = numbers;
  const isBox = numbers.length === 4 && !numbers.some(Number.isNaN) && width > 0 && height > 0;
  return isBox ? { width, height } : null;
}
