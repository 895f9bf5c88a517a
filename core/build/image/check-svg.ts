/** What an SVG has no need of to be a picture, with the words to tell it by. */
const unsafe: readonly (readonly [RegExp, string])[] = [
  [/<(?:[\w-]+:)?script/i, 'a script'],
  [/[\s"'/](?:[\w-]+:)?on[a-z]+\s*=/i, 'an event handler'],
  [/<(?:[\w-]+:)?(?:foreignObject|iframe|embed|object|audio|video|handler|listener)/i, 'a foreign element'],
  [/<!(?:ENTITY|ATTLIST|DOCTYPE[^>]*\[)/i, 'entities of its own'],
  [/<\?xml-stylesheet/i, 'a style sheet from elsewhere'],
  [/\battributeName\s*=\s*["']?\s*(?:[\w-]+:)?(?:href|on)/i, 'an animated link'],
];

const links = /\b(?:[\w-]+:)?href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const safeLink = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i;

/**
 * Says what is dangerous in an SVG, as a few words; null when nothing is.
 *
 * In an `<img>` browsers run no scripts, but whoever opens the file by its address gets a document of that host.
 */
export function checkSvg(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'bytes that are not UTF-8';
  }
  // Without a byte order mark, UTF-16 can be read as UTF-8 with a NUL behind each letter, and no word is found in it.
  if (text.includes('\0')) return 'bytes that are not UTF-8';
  if (/<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text)) return 'another encoding than UTF-8';
  const found = unsafe.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  const others = [...text.matchAll(links)].map(([, double, single]) => double ?? single ?? '');
  return others.every((link) => safeLink.test(link)) ? null : 'a link to elsewhere';
}
