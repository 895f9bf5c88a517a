import { splitGraphemes } from 'unicode-segmenter/grapheme';
import { takeGraphemes } from '../../model/text/take-graphemes';
import type { TextMatch } from './find-matches';

/** Length of a snippet in graphemes, without ellipses. */
const snippetLength = 160;

const ellipsis = '…';

/** How many code units come before the first match, if there is room for the last one. */
const lead = 40;

/** How far an end may be moved so that it does not cut a word. */
const leeway = 16;

/** A part of a text, on one line, and the matches within it. */
interface Snippet {
  readonly text: string;
  readonly matches: readonly Pick<TextMatch, 'start' | 'end'>[];
}

/** Cuts out the part of a text with the most different words close to each other; without matches, its beginning. */
export function cutSnippet(text: string, matches: readonly TextMatch[]): Snippet {
  const { start, end } = findWindow(text, matches);
  // A word that the cut divides is not marked: a part of it would be another word.
  const inside = matches.filter((match) => match.start >= start && match.end <= end);
  const body = collapse(text.slice(start, end));
  const before = start > 0 ? ellipsis : '';
  const shift = (at: number) =>
    before.length + (body.offsets[Math.min(Math.max(at - start, 0), end - start)] ?? 0);
  return {
    text: before + body.text + (end < text.length ? ellipsis : ''),
    matches: inside.map((match) => ({ start: shift(match.start), end: shift(match.end) })),
  };
}

function findWindow(text: string, matches: readonly TextMatch[]): { start: number; end: number } {
  const whole = new Set(matches.filter(({ isWhole }) => isWhole).map(({ word }) => word));
  // For a word with whole matches, those inside of longer words do not count.
  const best = findBestMatch(matches.filter(({ isWhole, word }) => isWhole || !whole.has(word)));
  // Only the text around the match is split into graphemes, because a text may be long.
  const from = moveToGrapheme(text, best.start - lead);
  const start = best.start - lead <= 0 ? 0 : moveToWord(text, from, best.start);
  const end = start + takeGraphemes(text.slice(start), snippetLength).join('').length;
  if (end < text.length)
    return { start, end: Math.max(moveBackToWord(text, end), Math.min(best.firstEnd, end)) };
  return { start, end };
}

/** The match to begin with: the text after it has the most different words, then the most occurrences. */
function findBestMatch(matches: readonly TextMatch[]): { start: number; firstEnd: number } {
  let best = { start: 0, firstEnd: 0, words: 0, count: 0 };
  const inWindow = new Map<number, number>();
  let last = 0;
  matches.forEach((match, i) => {
    while (last < matches.length) {
      const next = matches[last];
      if (!next || (last > i && next.end > match.start + snippetLength - lead)) break;
      inWindow.set(next.word, (inWindow.get(next.word) ?? 0) + 1);
      last += 1;
    }
    const count = last - i;
    if (inWindow.size > best.words || (inWindow.size === best.words && count > best.count)) {
      best = { start: match.start, firstEnd: match.end, words: inWindow.size, count };
    }
    const left = (inWindow.get(match.word) ?? 1) - 1;
    if (left === 0) inWindow.delete(match.word);
    else inWindow.set(match.word, left);
  });
  return best;
}

/** The nearest grapheme boundary at or before a position, found from a few characters before it. */
function moveToGrapheme(text: string, position: number): number {
  if (position <= 0) return 0;
  const before = Math.max(0, position - 64);
  // Do not start inside a surrogate pair.
  const context = /[\uDC00-\uDFFF]/.test(text.charAt(before)) ? before - 1 : before;
  // A line break is always a grapheme boundary.
  const safe = Math.max(context, text.lastIndexOf('\n', position - 1) + 1);
  let at = safe;
  for (const grapheme of splitGraphemes(text.slice(safe, position + 64))) {
    if (at + grapheme.length > position) break;
    at += grapheme.length;
  }
  return at;
}

/** Moves a start to the next word boundary, if that is near and before the match. */
function moveToWord(text: string, from: number, before: number): number {
  for (let at = from; at < Math.min(from + leeway, before); at++) if (!isInWord(text, at)) return at;
  return from;
}

/** Moves an end back to a word boundary, if that is near. */
function moveBackToWord(text: string, end: number): number {
  for (let at = end; at > end - leeway; at--) if (!isInWord(text, at)) return at;
  return end;
}

/** Whether a position is between two letters or digits of an alphabet that separates words by spaces. */
function isInWord(text: string, at: number): boolean {
  return /^[\w\u00c0-\u024f]{2}$/.test(text.slice(at - 1, at + 1));
}

/** Collapses white space to single spaces, and maps each position to the new one. */
function collapse(text: string): { text: string; offsets: Int32Array } {
  const offsets = new Int32Array(text.length + 1);
  let collapsed = '';
  for (let i = 0; i < text.length; i++) {
    offsets[i] = collapsed.length;
    const character = text.charAt(i);
    // U+FEFF, which `\s` matches, has no width.
    if (!/[^\S\uFEFF]/.test(character)) collapsed += character;
    else if (collapsed !== '' && !collapsed.endsWith(' ')) collapsed += ' ';
  }
  offsets[text.length] = collapsed.length;
  return { text: collapsed.trimEnd(), offsets };
}
