import type { PhraseName } from '../finding/phrases';

/** What an SVG has no need of to be a picture, with the phrase that names it. */
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
 * Finds what is dangerous in an SVG, and returns the phrase that names it; null when nothing is.
 *
 * In an `<img>` browsers run no scripts, but whoever opens the file by its address gets a document of that host.
 */
export function checkSvg(bytes: Uint8Array): PhraseName | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'svg-not-utf8';
  }
  // Without a byte order mark, UTF-16 can be read as UTF-8 with a NUL behind each letter, and no word is found in it.
  if (text.includes('\0')) return 'svg-not-utf8';
  if (/<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text)) return 'svg-encoding';
  const found = unsafe.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  const others = [...text.matchAll(links)].map(([, double, single]) => double ?? single ?? '');
  return others.every((link) => safeLink.test(link)) ? null : 'svg-link';
}
