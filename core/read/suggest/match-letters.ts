import type { SuggestData } from '../../format/suggest/suggest-data';
import { mark } from '../../format/suggest/word-boundaries';

/** How Han characters are read: in full or by first letters, and whether as the context does not ask for, too. */
export interface MatchMode {
  readonly isInitial: boolean;
  readonly allowsOtherReadings: boolean;
}

/** The letters say something else. */
export const noMatch = -1;

/**
 * Reads the text from `at` on and follows the letters until none is left. Characters that are not read stand for
 * themselves, symbols and white space for nothing, too.
 *
 * @param next where the letters go on
 * @returns how many syllables were read to their end, or first letters, those before included; or `noFit`.
 */
export function matchLetters(
  data: SuggestData,
  letters: string,
  at: number,
  end: number,
  manner: MatchMode,
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
      const count = manner.allowsOtherReadings ? options.length : 1;
      let tried: number = noMatch;
      for (let option = 0; option < count; option++) {
        const after = spellSyllable(options[option] ?? '', letters, from, manner.isInitial);
        // Readings that lead to the same letter lead to the same end: without this the work could double at each.
        if (after === noMatch || after === tried) continue;
        tried = after;
        if (after > letters.length) return syllables;
        const found = matchLetters(data, letters, i + 1, end, manner, after, syllables + 1);
        if (found !== noMatch) return found;
      }
      return noMatch;
    }
  }
  return from === letters.length ? syllables : noMatch;
}

/**
 * Where the letters go on behind a syllable that begins at `at`, or behind its first letter; `noFit` when they do not
 * spell it, and beyond their end when they stop inside it.
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

/** ü is written v, or u where no keyboard has it; the syllables have it as v behind l and n, as u elsewhere. */
function isSameLetter(a: number, b: number): boolean {
  return a === b || (a === v && b === u) || (a === u && b === v);
}
