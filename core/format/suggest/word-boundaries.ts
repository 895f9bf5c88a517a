/** Bits that classify a UTF-16 unit. */
export const mark = {
  /** Neither letter nor digit. Surrogates count as symbols, as most of them belong to emoji. */
  symbol: 1,
  /** The first unit of a word: at the start of a line, after a symbol, or where Han and other letters meet. */
  wordStart: 2,
} as const;

const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{N}]/u;

type Kind = 'han' | 'letter' | 'symbol';

/** Classifies each unit of a text. Each line is a text of its own. */
export function markWords(text: string): Uint8Array {
  // Memoised, because texts repeat few characters.
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
