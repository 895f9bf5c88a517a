import { characterElements } from './html-elements';

/** A tag, a comment, or the beginning of one, as it stands in raw html. */
export interface Tag {
  /** The element in lower case; the first characters of what is no tag: `!--`, `!`, `?`. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty' | 'comment' | 'markup';
  /** Offset of `<`. */
  readonly start: number;
  /** Offset behind `>`; null where the tag or comment does not end in this html. */
  readonly end: number | null;
}

/** Ends of what CommonMark 4.6 takes for html from its first characters on, kinds 2 to 5. */
const markupEnds: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
];

/** An attribute value without quotes that is longer than this is none. */
const maxValue = 2000;

const tagName = /<(\/?)([a-z][^\t\n\f\r /><]*)/iy;
/** A `<` outside of quotes begins something else, so that prose behind an unfinished tag is no attribute of it. */
const tagRest = /(?:"[^"]*"|'[^']*'|[^"'<>])*>/y;

/**
 * Lists the tags and comments of a piece of raw html in order, without those inside of comments and of elements that
 * hold characters only.
 */
export function scanTags(html: string): Tag[] {
  const tags: Tag[] = [];
  // What has no end once has none further on, so that each is looked for in vain only once.
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
  // `<!-->` is a whole comment.
  const from = start + (beginning === '<!--' ? 2 : beginning.length);
  const index = indexUnlessEndless(html, ending, from, endless);
  const isComment = beginning === '<!--';
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

/** A slash at the end of an attribute value without quotes belongs to the value: `<a href=/docs/>`. */
function isSelfClosing(rest: string): boolean {
  return rest.endsWith('/>') && !/=[\t\n\f\r ]*[^\t\n\f\r "'>]*\/>$/.test(rest.slice(-maxValue));
}

/** The offset from which the next tag is looked for: behind the characters that the element holds, if it holds such. */
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
