/**
 * Characters without width: soft hyphen, zero-width spaces, joiners and no-break spaces, bidi controls, invisible
 * operators. Tag characters and variation selectors are not among them, because they change how an emoji looks.
 */
const ZERO_WIDTH = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/**
 * Returns the normalised form (folding) of a text; two spellings with the same folding are one term. Drops zero-width
 * characters, applies NFKC and lower case, trims, and collapses white space. Folding twice is the same as folding once.
 */
export function foldTerm(text: string): string {
  const lower = text.replace(ZERO_WIDTH, '').normalize('NFKC').toLowerCase();
  // Final sigma depends on its neighbours, so a word and its beginning would fold differently.
  // Lower case may decompose characters, so NFKC follows again. NFKC may add spaces, so the collapse comes last.
  return collapseSpace(lower.replaceAll('ς', 'σ').normalize('NFKC'));
}

/** Trims `text` and collapses white space inside it to single spaces. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Orders two strings by code point, ascending. (`<` orders by UTF-16 code unit and puts U+FF21 after an emoji.)
 *
 * @returns a negative number, zero or a positive number, for `Array.prototype.sort`.
 */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rankUnit(x) - rankUnit(y);
  }
  return a.length - b.length;
}

/** Ranks surrogates, which encode code points above U+FFFF, after all other code units. */
function rankUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
