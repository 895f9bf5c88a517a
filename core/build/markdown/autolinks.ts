import type { Link, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { unicodePunctuation, unicodeWhitespace } from 'micromark-util-character';
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';
import { isCjk, isCjkPunctuation } from './characters';

/** The address so far, when the next character is the first of its host. */
const beforeHost = /^(?:https?:\/\/|www\.)$/i;

/**
 * Makes the syntax extension for bare addresses: GFM 6.9, with one more end. A CJK character ends an address as the
 * end of the text does, and an address may stand directly behind one, because Chinese is written without spaces.
 *
 * Only a host that begins with a CJK letter (`https://例子.测试/路径`) may hold them; CJK punctuation ends that, too.
 */
export function autolinks(): Extension {
  const { text = {} } = gfmAutolinkLiteral();
  return {
    text: Object.fromEntries(
      Object.entries(text).map(([code, constructs]) => [code, [constructs ?? []].flat().map(endAtCjk)]),
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

function endAtCjk(construct: Construct): Construct {
  const isWww = construct.name === 'wwwAutolink';
  const previous: Construct['previous'] = isWww ? mayPrecedeWww : construct.previous;
  return { ...construct, ...(previous && { previous }), tokenize: showCjkAsEnd(construct.tokenize, isWww) };
}

/** Wraps a tokenizer so that its states see the end of the text where a character ends an address. */
function showCjkAsEnd(tokenize: Tokenizer, isWww: boolean): Tokenizer {
  return function (this: TokenizeContext, effects, ok, nok) {
    const start = this.now();
    const precedes = isWww && mayPrecedeWww(this.previous);
    // The wrapped tokenizer asks again what stands before the address; null stands for the beginning of a line.
    const context = precedes ? (Object.create(this, { previous: { value: null } }) as TokenizeContext) : this;
    let actual: Code = null;
    let isOver = false;
    let isInternational = false;
    const finish = (state: State): State => {
      return () => {
        isOver = true;
        return state(actual);
      };
    };
    const wrap = (state: State): State => {
      return (code) => {
        actual = code;
        if (isCjkLetter(code) && beforeHost.test(this.sliceSerialize({ start, end: this.now() }))) {
          isInternational = true;
        }
        const next = state(endsAddress(code, isInternational) ? null : code);
        return isOver || next === undefined ? next : wrap(next);
      };
    };
    return wrap(tokenize.call(context, effects, finish(ok), finish(nok)));
  };
}

function endsAddress(code: Code, isInternational: boolean): boolean {
  if (code === null) return false;
  return isCjkPunctuation(code) || (!isInternational && isCjkLetter(code));
}

/** Says whether a code unit is a CJK letter, or the first half of one beyond the Basic Multilingual Plane. */
function isCjkLetter(code: Code): boolean {
  return code !== null && (isCjk(code) || (code >= 0xd840 && code <= 0xd888));
}

/** GFM wants a space or one of `*_~(` before `www.`; Casebook takes any punctuation and any CJK character. */
function mayPrecedeWww(code: Code): boolean {
  if (code === null || code < 0) return true;
  return (
    unicodeWhitespace(code) || unicodePunctuation(code) || isCjk(code) || (code >= 0xdc00 && code <= 0xdfff)
  );
}

/** Replaces each text of a tree outside of links by what `findAddresses` makes of its stretches without CJK. */
function linkTexts(tree: Root, findAddresses: (root: Root) => void): void {
  const walk = (parent: Parents): void => {
    if (parent.type === 'link' || parent.type === 'linkReference') return;
    parent.children = (parent.children as PhrasingContent[]).flatMap((child) => {
      if ('children' in child) walk(child);
      return child.type === 'text' ? linkText(child, findAddresses) : [child];
    });
  };
  walk(tree);
}

function linkText(node: Text, findAddresses: (root: Root) => void): PhrasingContent[] {
  if (!/:\/\/|www\.|@/i.test(node.value)) return [node];
  const found: PhrasingContent[] = [];
  for (const value of splitAtCjk(node.value)) {
    const root: Root = { type: 'root', children: [{ type: 'text', value }] };
    findAddresses(root);
    found.push(...(root.children as PhrasingContent[]));
  }
  if (!found.some((child) => child.type === 'link')) return [node];
  // Whoever reads a place from the tree gets that of the whole text.
  const place = node.position && { position: node.position };
  return joinTexts(found.map((child) => ({ ...child, ...place }) as Link | Text));
}

/** Cuts a text into stretches with and without CJK characters, in turns. */
function splitAtCjk(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // The second half of a character belongs to the first.
    const inside: boolean = code >= 0xdc00 && code <= 0xdfff ? isInside : endsAddress(code, false);
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
