import type { Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { unicodePunctuation, unicodeWhitespace } from 'micromark-util-character';
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';
import tlds from 'tlds';
import { hasCjk, isCjk, isCjkPunctuation, isEastAsianWide } from './characters';

/** Characters behind the scheme in which a host has to end: DNS allows 253. What is longer is no host. */
const maxHost = 300;

/** A text without CJK that is longer is not looked through: the time for that grows with the square of its length. */
const maxStretch = 4000;

/** Names that hosts end in. The last two are those that IANA set apart for trying Chinese names. */
const topLevelDomains: ReadonlySet<string> = new Set([...tlds, '测试', '測試']);

/**
 * Makes the syntax extension for bare addresses: GFM 6.9, with one more end. A CJK character ends an address as the end
 * of the text does, and an address may stand directly behind one, because Chinese is written without spaces.
 *
 * Only a host with whole labels in CJK letters (`https://例子.测试/路径`, `https://www.例子.com`) and the path behind it may
 * hold them; CJK punctuation ends that, too. Such a host is tried first.
 */
export function autolinks(): Extension {
  const { text = {} } = gfmAutolinkLiteral();
  const toConstructs = (construct: Construct): Construct[] =>
    construct.name === 'emailAutolink'
      ? [withCjk(construct, false)]
      : [withCjk(construct, true), withCjk(construct, false)];
  return {
    text: Object.fromEntries(
      Object.entries(text).map(([code, constructs]) => [
        code,
        [constructs ?? []].flat().flatMap((construct) => toConstructs(construct)),
      ]),
    ),
  };
}

/**
 * Makes the tree extension for bare addresses. The tokenizer leaves out those behind a `[` that opens no link; the
 * library's own search through the finished texts finds them, in the stretches between CJK characters.
 */
export function autolinksFromMarkdown(): FromMarkdownExtension {
  const { transforms, ...extension } = gfmAutolinkLiteralFromMarkdown();
  const findAddresses = (root: Root): void => {
    for (const transform of transforms ?? []) transform(root);
  };
  return {
    ...extension,
    transforms: [
      (tree) => {
        linkTexts(tree, findAddresses);
      },
    ],
  };
}

function withCjk(construct: Construct, isInternational: boolean): Construct {
  const isWww = construct.name === 'wwwAutolink';
  const previous: Construct['previous'] = isWww ? mayPrecedeWww : construct.previous;
  const tokenize = showCjkAsEnd(construct.tokenize, isWww, isInternational);
  return { ...construct, ...(previous && { previous }), tokenize };
}

/**
 * Wraps a tokenizer so that its states see the end of the text (null) where a character ends an address. The states do
 * not consume that end, so the real character goes to what comes behind the address.
 */
function showCjkAsEnd(tokenize: Tokenizer, isWww: boolean, isInternational: boolean): Tokenizer {
  return function (this: TokenizeContext, effects, ok, nok) {
    const start = this.now();
    const hostStart = isWww ? 0 : 'http://'.length;
    // The wrapped tokenizer asks again what stands before the address; null stands for the beginning of a line.
    const context =
      isWww && mayPrecedeWww(this.previous)
        ? (Object.create(this, { previous: { value: null } }) as TokenizeContext)
        : this;
    let actual: Code = null;
    let isOver = false;
    let isInHost = true;
    let hasLabelAhead = false;
    let isHopeless = false;

    const isEnd = (code: Code): boolean => {
      const length = this.now().offset - start.offset;
      // The slashes and the colon of the scheme come earlier.
      if (isInHost && length > hostStart && isHostEnd(code)) {
        isInHost = false;
        isHopeless = isInternational && !isRight();
      }
      if (isHopeless || (isInHost && length > maxHost)) return true;
      if (!isCjkLetter(code)) return endsAddress(code);
      if (isInHost && this.previous === dot) hasLabelAhead = true;
      if (!isInternational) return true;
      // `例子.com然后`: no label is mixed.
      return isInHost && isAsciiAlphanumeric(this.previous);
    };
    const isRight = (): boolean => {
      const [host = ''] =
        /^[^/?#:]*/.exec(this.sliceSerialize({ start, end: this.now() }).replace(/^https?:\/\//i, '')) ?? [];
      // `https://www.例子.` must not lead to the host `www`.
      return isInternational ? isInternationalHost(host) : !hasLabelAhead || host.includes('.');
    };
    const wrap = (state: State): State => {
      return (code) => {
        actual = code;
        const next = state(isEnd(code) ? null : code);
        return isOver || next === undefined ? next : wrap(next);
      };
    };
    const leaveTo = (state: State): State | undefined => {
      isOver = true;
      return state(actual);
    };
    return wrap(
      tokenize.call(
        context,
        effects,
        () => leaveTo(isRight() ? ok : nok),
        () => leaveTo(nok),
      ),
    );
  };
}

const dot = 46;

function isHostEnd(code: Code): boolean {
  return code === 35 || code === 47 || code === 58 || code === 63;
}

function isAsciiAlphanumeric(code: Code): boolean {
  return code !== null && code > 0 && code < 0x80 && /[a-z0-9]/i.test(String.fromCharCode(code));
}

/** Says whether a host has a label in CJK letters, and looks like one that can exist. */
function isInternationalHost(host: string): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (!hasCjk(host) || labels.includes('') || labels.length < (labels[0] === 'www' ? 3 : 2)) return false;
  return topLevelDomains.has(last.toLowerCase());
}

function endsAddress(code: Code): boolean {
  if (code === null || code < 0x1100) return code !== null && isCjkPunctuation(code);
  return isCjkLetter(code) || isCjkPunctuation(code) || isEastAsianWide(code);
}

/** Says whether a code unit is a CJK letter, or the first half of one beyond the Basic Multilingual Plane. */
function isCjkLetter(code: Code): boolean {
  return code !== null && (isCjk(code) || (code >= 0xd840 && code <= 0xd888));
}

/** GFM wants a space or one of `*_~(` before `www.`; Casebook takes CJK and other punctuation that no host has. */
function mayPrecedeWww(code: Code): boolean {
  if (code === null || code < 0) return true;
  if ('./-@:\\'.includes(String.fromCharCode(code))) return false;
  return (
    unicodeWhitespace(code) || unicodePunctuation(code) || isCjk(code) || (code >= 0xdc00 && code <= 0xdfff)
  );
}

/** Replaces each text of a tree outside of links by what `findAddresses` makes of its stretches without CJK. */
function linkTexts(tree: Root, findAddresses: (root: Root) => void): void {
  const walk = (parent: Parents): void => {
    if (parent.type === 'link' || parent.type === 'linkReference') return;
    for (const child of parent.children) if ('children' in child) walk(child);
    if (parent.children.some((child) => child.type === 'text' && /:\/\/|www\.|@/i.test(child.value))) {
      parent.children = (parent.children as PhrasingContent[]).flatMap((child) =>
        child.type === 'text' ? linkText(child, findAddresses) : [child],
      );
    }
  };
  walk(tree);
}

function linkText(node: Text, findAddresses: (root: Root) => void): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  for (const value of splitAtCjk(node.value)) {
    if (value.length > maxStretch) {
      found.push({ type: 'text', value });
      continue;
    }
    const root: Root = { type: 'root', children: [{ type: 'text', value }] };
    findAddresses(root);
    for (const child of root.children)
      found.push(isNameless(child) ? { type: 'text', value: 'www' } : (child as PhrasingContent));
  }
  if (!found.some((child) => child.type === 'link')) return [node];
  // Whoever reads a place from the tree gets that of the whole text.
  const place = node.position && { position: node.position };
  return joinTexts(found.map((child) => ({ ...child, ...place }) as Link | Text));
}

/** The library links the `www` of `www.` alone, which is spoken of. */
function isNameless(node: Nodes): boolean {
  return node.type === 'link' && node.url === 'http://www';
}

/** Cuts a text into stretches with and without CJK characters, in turns. */
function splitAtCjk(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // The second half of a character belongs to the first.
    const inside: boolean = code >= 0xdc00 && code <= 0xdfff ? isInside : endsAddress(code);
    if (inside === isInside) continue;
    if (i > start) parts.push(text.slice(start, i));
    start = i;
    isInside = inside;
  }
  return [...parts, text.slice(start)];
}

function joinTexts(nodes: readonly (Link | Text)[]): PhrasingContent[] {
  const joined: (Link | Text)[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else joined.push(node.type === 'text' ? { ...node } : node);
  }
  return joined;
}
