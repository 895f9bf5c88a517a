import { isLetter, isNumeric } from 'unicode-segmenter/general';
import { isCjk } from './characters';

/** The number of words in a text. */
export interface WordCounts {
  /** Han, Hiragana, Katakana and Hangul characters. */
  readonly cjk: number;
  /** Sequences of other letters and digits. */
  readonly other: number;
}

const mark = /^\p{M}$/u;

/** Counts the words of a text: each CJK character, and each sequence of other letters, digits and marks. */
export function countWords(text: string): WordCounts {
  let cjk = 0;
  let other = 0;
  let inRun = false;
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) ?? 0;
    if (codePoint > 0xffff) i++;
    if (isCjk(codePoint)) {
      cjk += 1;
      inRun = false;
    } else if (isWordCharacter(codePoint)) {
      if (!inRun) other += 1;
      inRun = true;
    } else if (inRun && !(codePoint > 0x2ff && mark.test(String.fromCodePoint(codePoint)))) {
      inRun = false;
    }
  }
  return { cjk, other };
}

/** Whether a code point is a letter or a number of any script. */
export function isWordCharacter(codePoint: number): boolean {
  if (codePoint < 0x80) {
    return (
      (codePoint >= 0x61 && codePoint <= 0x7a) ||
      (codePoint >= 0x41 && codePoint <= 0x5a) ||
      (codePoint >= 0x30 && codePoint <= 0x39)
    );
  }
  return isLetter(codePoint) || isNumeric(codePoint);
}

/** Returns full minutes, at least 1: 400 CJK characters, 200 other words or 40 lines of code per minute. */
export function toReadingMinutes(words: WordCounts, codeLines: number): number {
  // The sum is an integer, so that rounding errors cannot add a minute.
  return Math.max(1, Math.ceil((words.cjk + 2 * words.other + 10 * codeLines) / 400));
}
