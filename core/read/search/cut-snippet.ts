import { splitGraphemes } from 'unicode-segmenter/grapheme';
import { takeGraphemes } from '../../model/text/take-graphemes';
import type { TextMatch } from './find-matches';

/** Length of a snippet in graphemes, ellipses left out. */
const snippetLength = 160;

const ellipsis = '…';

/** How many code units are shown before the first word, where there is room behind the last one. */
const lead = 40;

/** How far an end is moved so that it does not cut a word. */
const leeway = 16;

/** A part of a text, on one line, and the spans within it. */
export interface Snippet {
  readonly text: string;
  readonly matches: readonly Pick<TextMatch, 'start' | 'end'>[];
}

/** Cuts the part of a text in which most different words stand near one another; without spans, its beginning. */
export function cutSnippet(text: string, spans: readonly TextMatch[]): Snippet {
  const { start, end } = findWindow(text, spans);
  // A word that the cut goes through is not marked: half of it is another word.
  const inside = spans.filter((span) => span.start >= start && span.end <= end);
  const body = collapse(text.slice(start, end));
  const before = start > 0 ? ellipsis : '';
  const shift = (at: number) =>
    before.length + (body.offsets[Math.min(Math.max(at - start, 0), end - start)] ?? 0);
  return {
    text: before + body.text + (end < text.length ? ellipsis : ''),
    matches: inside.map((span) => ({ start: shift(span.start), end: shift(span.end) })),
  };
}

function findWindow(text: string, spans: readonly TextMatch[]): { start: number; end: number } {
  const whole = new Set(spans.filter(({ isWhole }) => isWhole).map(({ word }) => word));
  // A word that is somewhere whole is not shown where it is a part of others.
  const best = findBestPlace(spans.filter(({ isWhole, word }) => isWhole || !whole.has(word)));
  // Graphemes are looked for around the place only: a text may be long.
  const from = moveToGrapheme(text, best.start - lead);
  const start = best.start - lead <= 0 ? 0 : moveToWord(text, from, best.start);
  const end = start + takeGraphemes(text.slice(start), snippetLength).join('').length;
  if (end < text.length)
    return { start, end: Math.max(moveBackToWord(text, end), Math.min(best.firstEnd, end)) };
  return { start, end };
}

/** The span to begin with: what fits behind it has the most different words, then the most occurrences. */
function findBestPlace(spans: readonly TextMatch[]): { start: number; firstEnd: number } {
  let best = { start: 0, firstEnd: 0, words: 0, count: 0 };
  const inWindow = new Map<number, number>();
  let last = 0;
  spans.forEach((span, i) => {
    while (last < spans.length) {
      const next = spans[last];
      if (!next || (last > i && next.end > span.start + snippetLength - lead)) break;
      inWindow.set(next.word, (inWindow.get(next.word) ?? 0) + 1);
      last += 1;
    }
    const count = last - i;
    if (inWindow.size > best.words || (inWindow.size === best.words && count > best.count)) {
      best = { start: span.start, firstEnd: span.end, words: inWindow.size, count };
    }
    const left = (inWindow.get(span.word) ?? 1) - 1;
    if (left === 0) inWindow.delete(span.word);
    else inWindow.set(span.word, left);
  });
  return best;
}

/** The nearest grapheme boundary at or before a position, as seen from some characters before it. */
function moveToGrapheme(text: string, position: number): number {
  if (position <= 0) return 0;
  const before = Math.max(0, position - 64);
  // Half of a surrogate pair is no beginning.
  const context = /[\uDC00-\uDFFF]/.test(text.charAt(before)) ? before - 1 : before;
  // A line break is a boundary whatever stands around it.
  const safe = Math.max(context, text.lastIndexOf('\n', position - 1) + 1);
  let at = safe;
  for (const grapheme of splitGraphemes(text.slice(safe, position + 64))) {
    if (at + grapheme.length > position) break;
    at += grapheme.length;
  }
  return at;
}

/** Moves a beginning behind the next space, where one is near and before the words found. */
function moveToWord(text: string, from: number, before: number): number {
  if (!isInWord(text, from)) return from;
  for (let at = from; at < Math.min(from + leeway, before); at++) if (!isInWord(text, at)) return at;
  return from;
}

/** Moves an end before the word that it cuts, where that is short. */
function moveBackToWord(text: string, end: number): number {
  for (let at = end; at > end - leeway; at--) if (!isInWord(text, at)) return at;
  return end;
}

/** Whether a position is between two letters or digits of a word that is written apart. */
function isInWord(text: string, at: number): boolean {
  return /^[\w\u00c0-\u024f]{2}$/.test(text.slice(at - 1, at + 1));
}

/** Makes every run of white space one space, and tells where each position went. */
function collapse(text: string): { text: string; offsets: Int32Array } {
  const offsets = new Int32Array(text.length + 1);
  let collapsed = '';
  for (let i = 0; i < text.length; i++) {
    offsets[i] = collapsed.length;
    const character = text.charAt(i);
    // U+FEFF, which `\s` takes for white space, has no width.
    if (!/[^\S\uFEFF]/.test(character)) collapsed += character;
    else if (collapsed !== '' && !collapsed.endsWith(' ')) collapsed += ' ';
  }
  offsets[text.length] = collapsed.length;
  return { text: collapsed.trimEnd(), offsets };
}
