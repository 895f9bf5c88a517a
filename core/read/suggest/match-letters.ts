import type { SuggestData } from '../../format/suggest/suggest-data';
import { mark } from '../../format/suggest/word-boundaries';

/** How Han characters match. */
export interface MatchMode {
  /** By the first letter of each syllable. */
  readonly isInitial: boolean;
  /** By any reading, not only the one that fits the context. */
  readonly allowsOtherReadings: boolean;
}

/** The letters do not match. */
export const noMatch = -1;

/**
 * Matches `letters` against the text from `at` on. A Han character matches by one of its readings, any other character by
 * itself; symbols may be skipped.
 *
 * @param next the index in `letters` to continue at
 * @param syllables the number of syllables matched so far
 * @returns the number of complete syllables, or first letters, that match; or `noMatch`
 */
export function matchLetters(
  data: SuggestData,
  letters: string,
  at: number,
  end: number,
  mode: MatchMode,
  next = 0,
  syllables = 0,
): number {
  let from = next;
  for (let i = at; i < end && from < letters.length; i++) {
    const reading = data.reading[i] ?? 0;
    if (data.text.charCodeAt(i) === letters.charCodeAt(from)) from++;
    else if (reading === 0) {
      if (data.marks[i] !== mark.symbol) return noMatch;
    } else {
      const options = data.readings[reading] ?? [];
      const count = mode.allowsOtherReadings ? options.length : 1;
      let tried: number = noMatch;
      for (let option = 0; option < count; option++) {
        const after = spellSyllable(options[option] ?? '', letters, from, mode.isInitial);
        // Readings that end at the same letter give the same result. Without this check, each could double the work.
        if (after === noMatch || after === tried) continue;
        tried = after;
        if (after > letters.length) return syllables;
        const found = matchLetters(data, letters, i + 1, end, mode, after, syllables + 1);
        if (found !== noMatch) return found;
      }
      return noMatch;
    }
  }
  return from === letters.length ? syllables : noMatch;
}

/**
 * Returns the index in `letters` after a syllable that begins at `at`, or after its first letter; `noMatch` if they do not
 * match; an index beyond their end if they end inside the syllable.
 */
export function spellSyllable(syllable: string, letters: string, at: number, isInitial: boolean): number {
  const length = isInitial ? 1 : syllable.length;
  for (let i = 0; i < length; i++) {
    if (at + i === letters.length) return letters.length + 1;
    if (!isSameLetter(syllable.charCodeAt(i), letters.charCodeAt(at + i))) return noMatch;
  }
  return at + length;
}

const [u, v] = [0x75, 0x76];

/** Users type ü as v or u. The stored syllables have v after l and n, and u elsewhere. */
function isSameLetter(a: number, b: number): boolean {
  return a === b || (a === v && b === u) || (a === u && b === v);
}
