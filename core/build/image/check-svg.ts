import type { PhraseName } from '../finding/phrases';

/** Content that an SVG picture does not need and that can be dangerous, with the phrase that names it. */
const unsafe: readonly (readonly [RegExp, PhraseName])[] = [
  [/<(?:[\w-]+:)?script/i, 'svg-script'],
  [/[\s"'/](?:[\w-]+:)?on[a-z]+\s*=/i, 'svg-event-handler'],
  [/<(?:[\w-]+:)?(?:foreignObject|iframe|embed|object|audio|video|handler|listener)/i, 'svg-foreign-element'],
  [/<!(?:ENTITY|ATTLIST|DOCTYPE[^>]*\[)/i, 'svg-entities'],
  [/<\?xml-stylesheet/i, 'svg-style-sheet'],
  [/\battributeName\s*=\s*["']?\s*(?:[\w-]+:)?(?:href|on)/i, 'svg-animated-link'],
];

const links = /\b(?:[\w-]+:)?href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const safeLink = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i;

/**
 * Returns the phrase that names the dangerous content of an SVG, or null if there is none.
 *
 * Browsers do not run scripts of an SVG in `<img>`. A reader who opens its URL directly gets a document of that host.
 */
export function checkSvg(bytes: Uint8Array): PhraseName | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'svg-not-utf8';
  }
  // UTF-16 without a byte order mark decodes as UTF-8 with a NUL after each letter. The patterns would miss all words.
  if (text.includes('\0')) return 'svg-not-utf8';
  if (/<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text)) return 'svg-encoding';
  const found = unsafe.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  const others = [...text.matchAll(links)].map(([, double, single]) => double ?? single ?? '');
  return others.every((link) => safeLink.test(link)) ? null : 'svg-link';
}
