import type { Parents, PhrasingContent, Strong, Text } from 'mdast';
import { hasCjk, isCjk, isCjkPunctuation } from './characters';

/** A marker that stands in the text: literal, or one end of emphasis that is taken apart for the moment. */
interface Marker {
  readonly type: 'marker';
  /** The bold whose end it is; null for one that stands in the text. */
  readonly owner: Strong | null;
  readonly before: string;
  readonly after: string;
}

type Item = Marker | PhrasingContent;

/** A marker before its neighbours are known. */
interface Bare {
  readonly type: 'bare';
  readonly owner: Strong | null;
}

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '"': '"', "'": "'" };
const literalMarker = /(?<!\*)\*\*(?!\*)/g;
/** Words and marks that join two things: no bold text begins or ends with one. */
const beginsWithJoin = /^\s*(?:[和与與及或跟同]\s|[、，,；;])/;
const endsWithJoin = /(?:\s[和与與及或跟同]|[、，,；;])\s*$/;
/** The end of one bold and the beginning of the next, which CommonMark's rule of three keeps from being either. */
const doubleMarker = /(?<!\*)\*{4}(?!\*)/g;

/**
 * Makes bold what an author meant to be bold and CommonMark, even with CJK-friendly flanking, did not: `**字 **后`,
 * `前** 字**`, `2**. 字**`. Works in place, on the direct children of one paragraph, heading or cell.
 *
 * The rule: where a `**` was left over, bold landed inside bold, or `****` between CJK characters inside bold, the
 * markers pair in the order in which they stand, and white space at the inner side of a marker moves outside. This is
 * done only when every pair that the parser did not make looks meant (see `isMeant`); otherwise everything stays as it
 * was parsed. Escaped markers and markers written as character references are text.
 */
export function repairEmphasis(parent: Parents, source: string): void {
  const children: PhrasingContent[] = parent.children as PhrasingContent[];
  if (!children.some((child) => hasLiteral(child, source) || isNested(child) || hasDouble(child, source)))
    return;
  const items = splitMarkers(children, source);
  const paired = pairInOrder(items) ?? pairLiterals(children, source);
  if (paired === null) return;
  // White space that moved out of the first or last bold of a block has nothing left to separate.
  if (isSpace(paired[0])) paired.shift();
  if (isSpace(paired.at(-1))) paired.pop();
  parent.children = paired;
}

/** Says whether a text holds a `**` that is no escape and stands beside a CJK character, so was meant as bold. */
export function findLiteralEmphasis(node: Text, source: string): number | null {
  if (!hasLiteral(node, source)) return null;
  for (const match of node.value.matchAll(literalMarker)) {
    const before = node.value.slice(0, match.index).at(-1) ?? '';
    const after = node.value.charAt(match.index + 2);
    if (isWideCharacter(before) || isWideCharacter(after)) return match.index;
  }
  return null;
}

function hasLiteral(node: PhrasingContent, source: string): boolean {
  if (node.type !== 'text' || !node.value.includes('**') || node.value.search(literalMarker) === -1)
    return false;
  return isAsWritten(node, source);
}

function isAsWritten(node: Text, source: string): boolean {
  return !/\\\*|&(?:#42|#[xX]2[aA]|ast|midast);/.test(sourceOf(node, source));
}

/** Says whether bold holds a `****` that stands beside a CJK character. */
function hasDouble(node: PhrasingContent, source: string): boolean {
  if (node.type !== 'strong') return false;
  return node.children.some((child) => child.type === 'text' && splitDoubles(child, source).length > 1);
}

/** The text between the `****` that end one bold and begin the next. */
function splitDoubles(node: Text, source: string): string[] {
  const { value } = node;
  if (!value.includes('****') || !isAsWritten(node, source)) return [value];
  const parts: string[] = [];
  let start = 0;
  for (const { index } of value.matchAll(doubleMarker)) {
    const [before, after] = [Array.from(value.slice(0, index)).at(-1), Array.from(value.slice(index + 4))[0]];
    if (!isWideCharacter(before ?? '') && !isWideCharacter(after ?? '')) continue;
    parts.push(value.slice(start, index));
    start = index + 4;
  }
  return [...parts, value.slice(start)];
}

function isSpace(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === '';
}

function sourceOf(node: PhrasingContent, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function isNested(node: PhrasingContent): boolean {
  if (node.type !== 'strong' || node.children.length < 2) return false;
  return node.children.some((child) => child.type === 'strong');
}

/** Opens up all bold written with asterisks, so that only markers, texts and other nodes are left. */
function splitMarkers(children: readonly PhrasingContent[], source: string): Item[] {
  const items: (PhrasingContent | Bare)[] = [];
  const literal: Bare = { type: 'bare', owner: null };
  const pushTexts = (node: Text, texts: readonly string[], between: readonly Bare[]): void => {
    texts.forEach((value, index) => {
      if (index > 0) items.push(...between);
      if (value !== '')
        items.push({ type: 'text', value, ...(node.position && { position: node.position }) });
    });
  };
  const open = (nodes: readonly PhrasingContent[], owner: Strong | null): void => {
    for (const node of nodes) {
      if (node.type === 'strong' && sourceOf(node, source).startsWith('**')) {
        items.push({ type: 'bare', owner: node });
        open(node.children, node);
        items.push({ type: 'bare', owner: node });
      } else if (node.type !== 'text') items.push(node);
      else if (hasLiteral(node, source)) pushTexts(node, node.value.split(literalMarker), [literal]);
      else pushTexts(node, owner === null ? [node.value] : splitDoubles(node, source), [literal, literal]);
    }
  };
  open(children, null);
  return items.map((item, index): Item => {
    if (item.type !== 'bare') return item;
    const [before, after] = [edge(items[index - 1], 'last'), edge(items[index + 1], 'first')];
    return { type: 'marker', owner: item.owner, before, after };
  });
}

/** The character of a neighbour that touches a marker; `x` for anything solid that is no text, empty for none. */
function edge(item: PhrasingContent | Bare | undefined, side: 'first' | 'last'): string {
  if (item === undefined || item.type === 'bare' || item.type === 'break') return '';
  if (item.type !== 'text') return 'x';
  return (
    (side === 'first' ? Array.from(item.value.slice(0, 2))[0] : Array.from(item.value.slice(-2)).at(-1)) ?? ''
  );
}

function pairInOrder(items: readonly Item[]): PhrasingContent[] | null {
  const result: PhrasingContent[] = [];
  let opener: Marker | null = null;
  let content: PhrasingContent[] = [];
  for (const item of items) {
    if (item.type !== 'marker') (opener === null ? result : content).push(item);
    else if (opener === null) opener = item;
    else {
      if (!isMeant(opener, content, item)) return null;
      result.push(...toStrong(content));
      opener = null;
      content = [];
    }
  }
  return opener === null ? result : null;
}

/** The careful second try: pairs only markers in neighbouring texts, with no bold of the parser between them. */
function pairLiterals(children: readonly PhrasingContent[], source: string): PhrasingContent[] | null {
  const result: PhrasingContent[] = [];
  const pairs: PhrasingContent[][] = [];
  let run: PhrasingContent[] = [];
  const flush = (): void => {
    const paired = run.some((node) => hasLiteral(node, source))
      ? pairInOrder(splitMarkers(run, source))
      : null;
    if (paired !== null) pairs.push(paired);
    for (const node of paired ?? run) result.push(node);
    run = [];
  };
  for (const child of children) {
    if (child.type !== 'strong') run.push(child);
    else {
      flush();
      result.push(child);
    }
  }
  flush();
  return pairs.length > 0 ? result : null;
}

/**
 * Says whether two markers and what lies between them can only have been meant as bold: the parser took them for a
 * pair, or there is Chinese about, one marker at least touches the content, and each marker stands where it could.
 *
 * What CommonMark leaves literal for a reason stays literal: operators (`2 ** 3 ** 4`), arguments
 * (`f(**kwargs) 与 g(**opts)`), paths (`logs/** 与 tmp/**`) and marks behind a word (`` `a`** 和 `b`** ``).
 */
function isMeant(opener: Marker, content: readonly PhrasingContent[], closer: Marker): boolean {
  if (opener.owner !== null && opener.owner === closer.owner) return true;
  const text = textOf(content);
  if (text.trim() === '' && !content.some((node) => node.type === 'inlineCode' || node.type === 'image'))
    return false;
  if (!hasCjk(text) && !isWideCharacter(opener.before) && !isWideCharacter(closer.after)) return false;
  if (isBlank(opener.after)) return isLooseOpener(opener, text, closer);
  return isTightOpener(opener, text, closer) && isCloserOf(text, closer);
}

/** `前** 字**后`, `** 字**`: a space behind the opener. A mark behind a word looks the same, and what it joins tells. */
function isLooseOpener(opener: Marker, text: string, closer: Marker): boolean {
  if (isBlank(closer.before) || isPathPart(closer.before)) return false;
  if (opener.before === '') return true;
  // A second mark is followed by a space like the first.
  return (
    isWideCharacter(opener.before) &&
    !beginsWithJoin.test(text) &&
    (closer.after === '' || !isBlank(closer.after))
  );
}

/**
 * `**字`: behind a letter or a bracket of code a power or an argument may be meant. Bold can begin there only where its
 * content is bracketed as a whole (`16**(上限)**，`, `(**A 与 B **)`), begins with Chinese, or a number is cut off
 * (`2**. 字**`).
 */
function isTightOpener(opener: Marker, text: string, closer: Marker): boolean {
  if (isPathPart(opener.after) || isPathPart(opener.before)) return false;
  if (isBlank(opener.before) || isWideCharacter(opener.before)) return true;
  if (/[([{"']/.test(opener.before)) return startsWide(text) || closer.after === closings[opener.before];
  return (/\d/.test(opener.before) && /^[.、．)）:：]/.test(text)) || /^\([^()]*\)$|^"[^"]*"$/.test(text);
}

/** `字 **后`, `字**`: where bold can end, and `**甲 和 **乙` cannot. Before a Latin word another opener may be meant, unless the content is Chinese. */
function isCloserOf(text: string, closer: Marker): boolean {
  if (isPathPart(closer.before) || isPathPart(closer.after)) return false;
  if (/[([{<"'`=]$/.test(closer.before)) return false;
  if (isBlank(closer.before) && endsWithJoin.test(text)) return false;
  if (isBlank(closer.after) || isWideCharacter(closer.after) || /[)\]}"'.,:;!?]/.test(closer.after))
    return true;
  return startsWide(text) && /[\w(]/.test(closer.after);
}

/** A slash beside a marker belongs to a path or a pattern of names: `src/**`, `**` before `/*.md`. */
function isPathPart(character: string): boolean {
  return character === '/' || character === '\\';
}

function startsWide(text: string): boolean {
  return isWideCharacter(Array.from(text.trimStart().slice(0, 2))[0] ?? '');
}

function toStrong(content: readonly PhrasingContent[]): PhrasingContent[] {
  const children = [...content];
  const outside = { before: '', after: '' };
  const first = children[0];
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    const value = first.value.trimStart();
    outside.before = first.value.slice(0, first.value.length - value.length);
    children[0] = { ...first, value };
  }
  const last = children.at(-1);
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    const value = last.value.trimEnd();
    outside.after = last.value.slice(value.length);
    children[children.length - 1] = { ...last, value };
  }
  const strong: PhrasingContent = { type: 'strong', children };
  const result: PhrasingContent[] = [strong];
  if (outside.before !== '') result.unshift({ type: 'text', value: outside.before });
  if (outside.after !== '') result.push({ type: 'text', value: outside.after });
  return result;
}

function textOf(nodes: readonly PhrasingContent[]): string {
  let text = '';
  for (const node of nodes) {
    if ('value' in node && node.type !== 'html') text += node.value;
    else if ('children' in node) text += textOf(node.children);
  }
  return text;
}

function isBlank(character: string): boolean {
  return character === '' || /\s/.test(character);
}

function isWideCharacter(character: string): boolean {
  const codePoint = character.codePointAt(0);
  return codePoint !== undefined && (isCjk(codePoint) || isCjkPunctuation(codePoint));
}
