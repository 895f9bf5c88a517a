import { characterElements } from './html-elements';

/** A tag, comment or other markup in raw HTML, or the beginning of one. */
export interface Tag {
  /** The element in lower case. For other markup its first characters: `!--`, `!`, `?`. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty' | 'comment' | 'markup';
  /** Offset of `<`. */
  readonly start: number;
  /** Offset behind `>`; null if it does not end in this HTML. */
  readonly end: number | null;
}

/** Start and end of the HTML that is not a tag (CommonMark 4.6, kinds 2 to 5). */
const markupEnds: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
];

/** How many characters before `/>` are searched for an attribute value without quotes. */
const maxValue = 2000;

const tagName = /<(\/?)([a-z][^\t\n\f\r /><]*)/iy;
/** Excludes `<` outside of quotes, so that prose behind an unfinished tag does not become its attributes. */
const tagRest = /(?:"[^"]*"|'[^']*'|[^"'<>])*>/y;

/**
 * Lists the tags and comments of raw HTML in order, without those inside of comments and of elements whose content is
 * only characters.
 */
export function scanTags(html: string): Tag[] {
  const tags: Tag[] = [];
  // Texts that do not occur further on. Without this the search for each would be repeated for each tag.
  const endless = new Set<string>();
  let at = html.indexOf('<');
  while (at !== -1) {
    const tag = readMarkup(html, at, endless) ?? readTag(html, at);
    if (tag !== null) tags.push(tag);
    at = html.indexOf('<', Math.max(at + 1, tag === null ? 0 : contentEnd(html, tag, endless)));
  }
  return tags;
}

function readMarkup(html: string, start: number, endless: Set<string>): Tag | null {
  const markup = markupEnds.find(([beginning]) => html.startsWith(beginning, start));
  if (markup === undefined) return null;
  const [beginning, ending] = markup;
  const isComment = beginning === '<!--';
  // `<!-->` is a complete comment.
  const index = indexUnlessEndless(html, ending, start + (isComment ? 2 : beginning.length), endless);
  return {
    name: isComment ? '!--' : html.charAt(start + 1),
    kind: isComment ? 'comment' : 'markup',
    start,
    end: index === -1 ? null : index + ending.length,
  };
}

function readTag(html: string, start: number): Tag | null {
  tagName.lastIndex = start;
  const [written = '', slash = '', name = ''] = tagName.exec(html) ?? [];
  if (written === '') return null;
  tagRest.lastIndex = start + written.length;
  const [rest] = tagRest.exec(html) ?? [];
  const end = rest === undefined ? null : tagRest.lastIndex;
  const kind = slash === '/' ? 'close' : rest !== undefined && isSelfClosing(rest) ? 'empty' : 'open';
  return { name: name.toLowerCase(), kind, start, end };
}

/** Whether a tag ends with a slash that is not part of an attribute value, as in `<a href=/docs/>`. */
function isSelfClosing(rest: string): boolean {
  return rest.endsWith('/>') && !/=[\t\n\f\r ]*[^\t\n\f\r "'>]*\/>$/.test(rest.slice(-maxValue));
}

/** Returns the offset from which to search for the next tag: behind the content if that is only characters. */
function contentEnd(html: string, { name, kind, end, start }: Tag, endless: Set<string>): number {
  if (end === null) return kind === 'comment' ? html.length : start + 1;
  if (kind !== 'open' || !characterElements.has(name)) return end;
  return Math.max(end, indexUnlessEndless(html, `</${name}`, end, endless));
}

function indexUnlessEndless(html: string, text: string, from: number, endless: Set<string>): number {
  if (endless.has(text)) return -1;
  const pattern = new RegExp(text.replace(/[\]\[?]/g, '\\$&'), 'gi');
  pattern.lastIndex = from;
  const index = pattern.exec(html)?.index ?? -1;
  if (index === -1) endless.add(text);
  return index;
}
