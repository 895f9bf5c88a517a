/** The code unit between two words of folded text. */
export const space = 0x20;

/** The code unit between two texts of a field. Folded text never contains it. */
export const separator = 0x0a;

/**
 * Whether a code unit of folded text is part of a word token: a letter, digit or mark of the alphabets that separate words
 * by spaces (Latin, Greek, Cyrillic, Armenian). Any other code unit is a token of its own.
 *
 * The ranges are fixed, unlike `\p{L}`: the search index must not depend on the Unicode version of Node.js.
 */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  if (unit < 0x0530) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7;
  return (unit >= 0x0531 && unit <= 0x0587) || (unit >= 0x1e00 && unit <= 0x1fff);
}

/** Receives the tokens of a text in order. */
export interface TokenVisitor {
  /** As many word units as follow one another. */
  word(text: string): void;
  /** Any other code unit, the space included. */
  unit(unit: number): void;
}

/**
 * Splits folded text into tokens: words and single code units. A space between two words is not visited, because two
 * adjacent word tokens always have a space between them.
 */
export function splitTokens(folded: string, visitor: TokenVisitor): void {
  let afterWord = false;
  for (let i = 0; i < folded.length;) {
    const unit = folded.charCodeAt(i);
    if (!isWordUnit(unit)) {
      if (unit !== space || !afterWord || !isWordUnit(folded.charCodeAt(i + 1))) visitor.unit(unit);
      afterWord = false;
      i += 1;
      continue;
    }
    let end = i + 1;
    while (end < folded.length && isWordUnit(folded.charCodeAt(end))) end += 1;
    visitor.word(folded.slice(i, end));
    afterWord = true;
    i = end;
  }
}
