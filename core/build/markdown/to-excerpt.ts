import { takeGraphemes } from '../../model/text/take-graphemes';
import { isCjk } from './characters';
import { isWordCharacter } from './count-words';

/** The longest excerpt, in graphemes, including its ellipsis. */
const maxExcerpt = 160;

const ellipsis = '…';
const sentenceEnd = /^[。！？!?；…]/;
const closing = /^[”’」』）)\]》"']/;

/**
 * Shortens prose to at most 160 graphemes on one line, within the byte limit of {@link takeGraphemes}.
 *
 * Longer text is cut after the last sentence end in the last third, else between two words, else between two graphemes,
 * and ends in `…`.
 */
export function toExcerpt(lines: readonly string[]): string {
  const text = lines.join(' ');
  const graphemes = takeGraphemes(text, maxExcerpt + 1);
  const start = graphemes.join('');
  if (graphemes.length <= maxExcerpt && start.length === text.length) return start;
  const longest = Math.min(graphemes.length, maxExcerpt - 1);
  const end = findSentenceCut(graphemes, longest) ?? findWordCut(graphemes, longest);
  return graphemes.slice(0, end).join('').trimEnd() + ellipsis;
}

function findSentenceCut(graphemes: readonly string[], longest: number): number | null {
  const shortest = Math.ceil((maxExcerpt * 2) / 3);
  for (let end = longest; end >= shortest; end--) {
    let last = end - 1;
    // A closing quote or bracket belongs to the sentence before it.
    while (last > shortest && closing.test(graphemes[last] ?? '')) last -= 1;
    const next = graphemes[end] ?? '';
    if (closing.test(next)) continue;
    const final = graphemes[last] ?? '';
    if (sentenceEnd.test(final) && !sentenceEnd.test(next)) return end;
    // A full stop ends a sentence only before a space, unlike in `1.5` and `index.js`.
    if (final === '.' && next === ' ') return end;
  }
  return null;
}

function findWordCut(graphemes: readonly string[], longest: number): number {
  const shortest = Math.ceil(maxExcerpt / 2);
  for (let end = longest; end >= shortest; end--) {
    if (!(isInWord(graphemes[end - 1] ?? '') && isInWord(graphemes[end] ?? ''))) return end;
  }
  return longest;
}

function isInWord(grapheme: string): boolean {
  const codePoint = grapheme.codePointAt(0) ?? 0;
  return isWordCharacter(codePoint) && !isCjk(codePoint);
}
