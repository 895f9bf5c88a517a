import type { Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { asciiAlphanumeric, unicodePunctuation, unicodeWhitespace } from 'micromark-util-character';
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';
import tlds from 'tlds';
import { hasCjk, isCjk, isCjkPunctuation, isEastAsianWide } from './characters';
import { appendNode } from './mdast-nodes';

/** The longest host, scheme included, that is read. DNS allows 253 characters. */
const maxHost = 300;

/** The longest stretch of text without CJK that is searched. The time grows with the square of its length. */
const maxStretch = 4000;

/** Top-level domains. The last two are IANA's test domains in Chinese. */
const topLevelDomains: ReadonlySet<string> = new Set([...tlds, '测试', '測試']);

/**
 * Creates the syntax extension for bare URLs: GFM 6.9, except that a CJK character ends a URL like the end of the text,
 * and that a URL may directly follow one. Chinese is written without spaces.
 *
 * CJK letters are part of a URL only if its host has entire labels of them (`https://例子.测试/路径`, `https://www.例子.com`).
 * CJK punctuation ends such a URL too. This form is tried first.
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
 * Creates the tree extension for bare URLs. The tokenizer misses those behind a `[` that does not open a link. The search
 * of the library finds them in the finished texts, here in the stretches between CJK characters.
 */
export function autolinksFromMarkdown(): FromMarkdownExtension {
  const { transforms, ...extension } = gfmAutolinkLiteralFromMarkdown();
  const findUrls = (root: Root): void => {
    for (const transform of transforms ?? []) transform(root);
  };
  return {
    ...extension,
    transforms: [
      (tree) => {
        linkTexts(tree, findUrls);
      },
    ],
  };
}

function withCjk(construct: Construct, isInternational: boolean): Construct {
  const isWww = construct.name === 'wwwAutolink';
  const previous: Construct['previous'] = isWww ? canPrecedeWww : construct.previous;
  const tokenize = endAtCjk(construct.tokenize, isWww, isInternational);
  return { ...construct, ...(previous && { previous }), tokenize };
}

/**
 * Wraps a tokenizer so that its states see the end of the text (null) where a character ends a URL. States do not consume
 * that end, so the actual character goes to the state behind the URL.
 */
function endAtCjk(tokenize: Tokenizer, isWww: boolean, isInternational: boolean): Tokenizer {
  return function (this: TokenizeContext, effects, ok, nok) {
    const start = this.now();
    const hostStart = isWww ? 0 : 'http://'.length;
    // The wrapped tokenizer checks the previous character again. Null, the beginning of a line, is always allowed.
    const context =
      isWww && canPrecedeWww(this.previous)
        ? (Object.create(this, { previous: { value: null } }) as TokenizeContext)
        : this;
    let actual: Code = null;
    let isOver = false;
    let isInHost = true;
    let hasCjkLabel = false;
    let isRejected = false;

    const isEnd = (code: Code): boolean => {
      const length = this.now().offset - start.offset;
      // Colon and slashes of the scheme are before `hostStart`.
      if (isInHost && length > hostStart && hostEnds.has(code)) {
        isInHost = false;
        isRejected = isInternational && !isValidHost();
      }
      if (isRejected || (isInHost && length > maxHost)) return true;
      if (!isCjkLetter(code)) return endsUrl(code);
      if (isInHost && this.previous === dot) hasCjkLabel = true;
      if (!isInternational) return true;
      // A label does not mix ASCII and CJK, so `例子.com然后` ends before `然`.
      return isInHost && asciiAlphanumeric(this.previous);
    };
    const isValidHost = (): boolean => {
      const [host = ''] =
        /^[^/?#:]*/.exec(this.sliceSerialize({ start, end: this.now() }).replace(/^https?:\/\//i, '')) ?? [];
      // `https://www.例子.` must not become a link to the host `www`.
      return isInternational ? isInternationalHost(host) : !hasCjkLabel || host.includes('.');
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
        () => leaveTo(isValidHost() ? ok : nok),
        () => leaveTo(nok),
      ),
    );
  };
}

const dot = 46;
/** `#`, `/`, `:` and `?`. */
const hostEnds: ReadonlySet<Code> = new Set([35, 47, 58, 63]);

/** Whether a host has a label in CJK letters and a known top-level domain. */
function isInternationalHost(host: string): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (!hasCjk(host) || labels.includes('') || labels.length < (labels[0] === 'www' ? 3 : 2)) return false;
  return topLevelDomains.has(last.toLowerCase());
}

function endsUrl(code: Code): boolean {
  if (code === null || code < 0x1100) return code !== null && isCjkPunctuation(code);
  return isCjkLetter(code) || isCjkPunctuation(code) || isEastAsianWide(code);
}

/** Whether a code unit is a CJK letter, or the high surrogate of one. */
function isCjkLetter(code: Code): boolean {
  return code !== null && (isCjk(code) || (code >= 0xd840 && code <= 0xd888));
}

/** GFM requires white space or one of `*_~(` before `www.`. CJK and punctuation that is not part of hosts is allowed too. */
function canPrecedeWww(code: Code): boolean {
  if (code === null || code < 0) return true;
  if ('./-@:\\'.includes(String.fromCharCode(code))) return false;
  return (
    unicodeWhitespace(code) || unicodePunctuation(code) || isCjk(code) || (code >= 0xdc00 && code <= 0xdfff)
  );
}

/** Applies `findUrls` to the stretches without CJK of each text outside of links. */
function linkTexts(tree: Root, findUrls: (root: Root) => void): void {
  const walk = (parent: Parents): void => {
    if (parent.type === 'link' || parent.type === 'linkReference') return;
    for (const child of parent.children) if ('children' in child) walk(child);
    if (parent.children.some((child) => child.type === 'text' && /:\/\/|www\.|@/i.test(child.value))) {
      parent.children = (parent.children as PhrasingContent[]).flatMap((child) =>
        child.type === 'text' ? linkText(child, findUrls) : [child],
      );
    }
  };
  walk(tree);
}

function linkText(node: Text, findUrls: (root: Root) => void): PhrasingContent[] {
  const linked: PhrasingContent[] = [];
  // Source positions that are read from the parts are those of the entire text.
  const position = node.position && { position: node.position };
  for (const value of splitAtCjk(node.value)) {
    const root: Root = { type: 'root', children: [{ type: 'text', value }] };
    if (value.length <= maxStretch) findUrls(root);
    for (const child of root.children as PhrasingContent[]) {
      // The library also links the `www` of `www.`, which is not a URL.
      const isBareWww = child.type === 'link' && child.url === 'http://www';
      appendNode(linked, { ...(isBareWww ? { type: 'text', value: 'www' } : child), ...position });
    }
  }
  return linked.some((child) => child.type === 'link') ? linked : [node];
}

/** Splits a text into stretches with and without CJK characters, alternately. */
function splitAtCjk(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A low surrogate belongs to the high surrogate before it.
    const inside: boolean = code >= 0xdc00 && code <= 0xdfff ? isInside : endsUrl(code);
    if (inside === isInside) continue;
    if (i > start) parts.push(text.slice(start, i));
    start = i;
    isInside = inside;
  }
  return [...parts, text.slice(start)];
}
