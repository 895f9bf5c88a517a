import { matchLetters, noMatch, spellSyllable, type MatchMode } from './match-letters';
import { level } from './level';
import type { SuggestData } from '../../format/suggest/suggest-data';
import { mark } from '../../format/suggest/word-boundaries';

const full: MatchMode = { isInitial: false, allowsOtherReadings: false };
const initials: MatchMode = { isInitial: true, allowsOtherReadings: false };
const otherFull: MatchMode = { isInitial: false, allowsOtherReadings: true };
const otherInitials: MatchMode = { isInitial: true, allowsOtherReadings: true };

/** Bits: how the letters of a query can begin with a reading. */
const beginning = {
  /** With the first letter of one of its syllables. */
  head: 1,
  /** With one of its syllables. */
  whole: 2,
} as const;

/**
 * Sets the level of every wanted entry that matches by pinyin and not by text.
 *
 * @param letters the query as `foldPinyin` returns it, not empty
 */
export function matchPinyin(
  data: SuggestData,
  letters: string,
  levels: Uint8Array,
  isWanted: (entry: number) => boolean,
): void {
  const beginnings = findBeginnings(data, letters);
  for (let entry = 0; entry < data.entryCount; entry++) {
    if (levels[entry] === level.none && isWanted(entry)) {
      levels[entry] = findLevel(data, letters, beginnings, entry);
    }
  }
}

/** Returns bits of `beginning` by number of the reading. */
function findBeginnings({ readings }: SuggestData, letters: string): Uint8Array {
  return Uint8Array.from(readings, (syllables) => {
    const isHead = syllables.some((syllable) => spellSyllable(syllable, letters, 0, true) !== noMatch);
    const isWhole = syllables.some((syllable) => {
      const after = spellSyllable(syllable, letters, 0, false);
      return after !== noMatch && after <= letters.length;
    });
    return (isHead ? beginning.head : 0) | (isWhole ? beginning.whole : 0);
  });
}

// Constants, because the loop below runs over all texts at every request, and properties of other modules are slower.
const { symbol, wordStart } = mark;
const { head, whole } = beginning;

function findLevel(data: SuggestData, letters: string, beginnings: Uint8Array, entry: number): number {
  const { marks, reading, text, starts } = data;
  const start = starts[entry] ?? 0;
  const end = (starts[entry + 1] ?? 1) - 1;
  let first = start;
  while (first < end && marks[first] === symbol) first++;

  const isTerm = entry >= data.articleCount;
  const firstUnit = letters.charCodeAt(0);
  let found: number = level.none;
  for (let at = first; at < end; at++) {
    const isWord = marks[at] === wordStart;
    const number = reading[at] ?? 0;
    // A title is a sentence, in which first letters match by chance too often. So inside its words only syllables count.
    const needed = isWord || isTerm ? head : whole;
    // A match does not begin inside a word of Latin letters.
    const isLiteral = text.charCodeAt(at) === firstUnit && (isWord || number !== 0);
    if (((beginnings[number] ?? 0) & needed) === 0 && !isLiteral) continue;

    const syllables = matchLetters(data, letters, at, end, full);
    if (at === first && syllables !== noMatch) return level.pinyinPrefix;
    if (syllables > 0 || (syllables === 0 && isWord)) return level.pinyinInside;
    if (isWord || isTerm) {
      const heads = matchLetters(data, letters, at, end, initials);
      if (at === first && heads !== noMatch) return level.initialsPrefix;
      if (heads > 1) return level.pinyinInside;
    }
    if (found === level.none && matchesOtherReading(data, letters, at, end, at === first)) {
      found = level.otherReading;
    }
  }
  return found;
}

function matchesOtherReading(
  data: SuggestData,
  letters: string,
  at: number,
  end: number,
  isFirst: boolean,
): boolean {
  if (matchLetters(data, letters, at, end, otherFull) > 0) return true;
  return isFirst && matchLetters(data, letters, at, end, otherInitials) > 1;
}
