import type { PhrasingContent, Strong, Text } from 'mdast';
import { firstCharacter, hasCjk, isWideCharacter } from './characters';

/** A marker that stands in the text: literal, or one end of emphasis that is taken apart for the moment. */
export interface Marker {
  readonly type: 'marker';
  /** The bold whose end it is; null for one that stands in the text. */
  readonly owner: Strong | null;
  readonly before: string;
  readonly after: string;
  /** Of the text that it was a part of. */
  readonly position?: Text['position'];
}

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '"': '"', "'": "'" };
/** Words and marks that join two things: no bold text begins or ends with one. */
const beginsWithJoin = /^\s*(?:[和与與及或跟同]\s|[、，,；;])/;
const endsWithJoin = /(?:\s[和与與及或跟同]|[、，,；;])\s*$/;

/**
 * Says whether two markers and what lies between them can only have been meant as bold: the parser took them for a
 * pair, or there is Chinese about, one marker at least touches the content, and each marker stands where it could.
 *
 * What CommonMark leaves literal for a reason stays literal: operators (`2 ** 3 ** 4`), arguments
 * (`f(**kwargs) 与 g(**opts)`), paths (`logs/** 与 tmp/**`) and marks behind a word (`` `a`** 和 `b`** ``).
 */
export function isMeantBold(opener: Marker, content: readonly PhrasingContent[], closer: Marker): boolean {
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

/**
 * `字 **后`, `字**`: where bold can end, and `**甲 和 **乙` cannot. Before a Latin word another opener may be meant, unless
 * the content is Chinese.
 */
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
  return isWideCharacter(firstCharacter(text.trimStart()));
}

function textOf(nodes: readonly PhrasingContent[]): string {
  let text = '';
  for (const node of nodes) {
    if ('value' in node) text += node.value;
    else if ('children' in node) text += textOf(node.children);
  }
  return text;
}

function isBlank(character: string): boolean {
  return character === '' || /\s/.test(character);
}
