import { eastAsianWidthType } from 'get-east-asian-width';

/**
 * Code points of the scripts Han, Hiragana, Katakana and Hangul, from Scripts.txt of Unicode 16, with the unassigned ones
 * in these blocks. `\p{Script=…}` would depend on the Unicode version of Node.
 */
const cjkRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x11ff],
  [0x2e80, 0x2fd5],
  [0x3005, 0x3005],
  [0x3007, 0x3007],
  [0x3021, 0x3029],
  [0x302e, 0x302f],
  [0x3038, 0x303b],
  [0x3041, 0x3096],
  [0x309d, 0x309f],
  [0x30a1, 0x30fa],
  [0x30fd, 0x30ff],
  [0x3131, 0x318e],
  [0x31f0, 0x321e],
  [0x3260, 0x327e],
  [0x32d0, 0x32fe],
  [0x3300, 0x3357],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa960, 0xa97c],
  [0xac00, 0xd7fb],
  [0xf900, 0xfad9],
  [0xff66, 0xff6f],
  [0xff71, 0xff9d],
  [0xffa0, 0xffdc],
  [0x16fe2, 0x16fe3],
  [0x16ff0, 0x16ff1],
  [0x1aff0, 0x1b167],
  [0x1f200, 0x1f200],
  [0x20000, 0x323af],
];

/** Whether a code point is a Han, Hiragana, Katakana or Hangul character. */
export function isCjk(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return true;
  return cjkRanges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/** Whether a code point is CJK punctuation or a full-width form, which Chinese writes without spaces. */
export function isCjkPunctuation(codePoint: number): boolean {
  return (
    (codePoint >= 0x3001 && codePoint <= 0x303f) ||
    (codePoint >= 0xff01 && codePoint <= 0xff65) ||
    // Dash, quotation marks and ellipsis, which Chinese shares with Latin scripts.
    codePoint === 0x2014 ||
    (codePoint >= 0x2018 && codePoint <= 0x201d) ||
    codePoint === 0x2026
  );
}

/** Whether a text has a Han, Hiragana, Katakana or Hangul character. */
export function hasCjk(text: string): boolean {
  for (const character of text) if (isCjk(character.codePointAt(0) ?? 0)) return true;
  return false;
}

/** Whether a character is a CJK letter or CJK punctuation. False for an empty text. */
export function isWideCharacter(character: string): boolean {
  const codePoint = character.codePointAt(0);
  return codePoint !== undefined && (isCjk(codePoint) || isCjkPunctuation(codePoint));
}

/**
 * Whether a code point has East Asian width: wide, full-width or half-width (Unicode Standard Annex 11). This includes
 * characters that are not CJK, such as emoji and Yi.
 */
export function isEastAsianWide(codePoint: number): boolean {
  // Characters below are not wide.
  if (codePoint < 0x1100) return false;
  return wideTypes.has(eastAsianWidthType(codePoint));
}

const wideTypes: ReadonlySet<string> = new Set(['fullwidth', 'wide', 'halfwidth']);

/** Returns the first character of a text, as a surrogate pair if it is one; empty for an empty text. */
export function firstCharacter(text: string): string {
  return Array.from(text.slice(0, 2))[0] ?? '';
}

/** Returns the last character of a text, as a surrogate pair if it is one; empty for an empty text. */
export function lastCharacter(text: string): string {
  return /[\s\S]$/u.exec(text.slice(-2))?.[0] ?? '';
}
