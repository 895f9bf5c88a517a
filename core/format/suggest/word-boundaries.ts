/** What a UTF-16 unit is to words; bits. */
export const mark = {
  /** No letter or digit. Halves of surrogate pairs count, as most of these are emoji. */
  symbol: 1,
  /** The first unit of a word: one at the beginning, behind a symbol, or where one script gives way to another. */
  wordStart: 2,
} as const;

const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{N}]/u;

type Kind = 'han' | 'letter' | 'symbol';

/** Marks each unit of a text whose lines have nothing to do with each other. */
export function markWords(text: string): Uint8Array {
  // Texts repeat few characters: each is looked at once.
  const known = new Map<number, Kind>();
  const marks = new Uint8Array(text.length);
  let before: Kind = 'symbol';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let kind = known.get(unit);
    if (kind === undefined) known.set(unit, (kind = kindOf(text.charAt(i))));
    if (kind === 'symbol') marks[i] = mark.symbol;
    else if (kind !== before) marks[i] = mark.wordStart;
    before = kind;
  }
  return marks;
}

function kindOf(character: string): Kind {
  if (han.test(character)) return 'han';
  return letter.test(character) ? 'letter' : 'symbol';
}
