import type { PhrasingContent, Strong, Text } from 'mdast';
import { firstCharacter, hasCjk, isWideCharacter } from './characters';

/** A `**`: literal text, or one end of bold that the parser made. */
export interface Marker {
  readonly type: 'marker';
  /** The bold that it starts or ends; null for literal text. */
  readonly owner: Strong | null;
  /** The characters beside it; empty at an end of the block and beside a line break or marker. */
  readonly before: string;
  readonly after: string;
  /** Position of the text that contained it. */
  readonly position?: Text['position'];
}

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '"': '"', "'": "'" };
/** Conjunctions and commas. Bold text does not begin or end with one. */
const beginsWithJoin = /^\s*(?:[和与與及或跟同]\s|[、，,；;])/;
const endsWithJoin = /(?:\s[和与與及或跟同]|[、，,；;])\s*$/;

/**
 * Whether two markers and the content between them are meant as bold. This is so if the parser paired them. Else the
 * content or a neighbour must be Chinese, one marker must touch the content, and both must be where bold can start or end.
 *
 * Literal markers stay literal: operators (`2 ** 3 ** 4`), arguments (`f(**kwargs) 与 g(**opts)`), paths
 * (`logs/** 与 tmp/**`) and footnote marks behind a word (`` `a`** 和 `b`** ``).
 */
export function isMeantBold(opener: Marker, content: readonly PhrasingContent[], closer: Marker): boolean {
  if (opener.owner !== null && opener.owner === closer.owner) return true;
  const text = textOf(content);
  if (text.trim() === '' && !content.some((node) => node.type === 'inlineCode' || node.type === 'image'))
    return false;
  if (!hasCjk(text) && !isWideCharacter(opener.before) && !isWideCharacter(closer.after)) return false;
  if (isBlank(opener.after)) return isLooseOpener(opener, text, closer);
  return isTightOpener(opener, text, closer) && canClose(text, closer);
}

/** Whether bold can start with a space: `前** 字**后`, `** 字**`. A footnote mark is followed by a conjunction or a space. */
function isLooseOpener(opener: Marker, text: string, closer: Marker): boolean {
  if (isBlank(closer.before) || isPathPart(closer.before)) return false;
  if (opener.before === '') return true;
  return (
    isWideCharacter(opener.before) &&
    !beginsWithJoin.test(text) &&
    (closer.after === '' || !isBlank(closer.after))
  );
}

/**
 * Whether bold can start without a space: `**字`. Behind a letter or bracket it may be a power or an argument. There bold
 * must be bracketed (`16**(上限)**，`, `(**A 与 B **)`), begin with Chinese, or continue a number (`2**. 字**`).
 */
function isTightOpener(opener: Marker, text: string, closer: Marker): boolean {
  if (isPathPart(opener.after) || isPathPart(opener.before)) return false;
  if (isBlank(opener.before) || isWideCharacter(opener.before)) return true;
  if (/[([{"']/.test(opener.before)) return startsWide(text) || closer.after === closings[opener.before];
  return (/\d/.test(opener.before) && /^[.、．)）:：]/.test(text)) || /^\([^()]*\)$|^"[^"]*"$/.test(text);
}

/**
 * Whether bold can end here: `字 **后`, `字**`, but not `**甲 和 **乙`. A marker before a Latin word may be another opener,
 * unless the content is Chinese.
 */
function canClose(text: string, closer: Marker): boolean {
  if (isPathPart(closer.before) || isPathPart(closer.after)) return false;
  if (/[([{<"'`=]$/.test(closer.before)) return false;
  if (isBlank(closer.before) && endsWithJoin.test(text)) return false;
  if (isBlank(closer.after) || isWideCharacter(closer.after) || /[)\]}"'.,:;!?]/.test(closer.after))
    return true;
  return startsWide(text) && /[\w(]/.test(closer.after);
}

/** Whether a character beside a marker is part of a path or glob pattern: `src/**`, `**` before `/*.md`. */
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
