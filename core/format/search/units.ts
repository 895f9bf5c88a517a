/** The space that folded text has between words, as a code unit. */
export const space = 0x20;

/** Stands between two texts of one field; folded text never holds it. */
export const separator = 0x0a;

/**
 * Says whether a code unit of folded text is part of a run: letters and digits of the alphabets that write words
 * apart (Latin, Greek, Cyrillic, Armenian) and the marks that go with them. All else stands for itself.
 *
 * Fixed ranges and no `\p{L}`: the search index must not depend on the Unicode version of the Node that built it.
 */
export function isRunUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  if (unit < 0x0530) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7;
  return (unit >= 0x0531 && unit <= 0x0587) || (unit >= 0x1e00 && unit <= 0x1fff);
}

/** Receives the pieces of a text in order. */
export interface PieceVisitor {
  /** A longest run of run units. */
  run(text: string): void;
  /** Any other code unit, the space included. */
  unit(unit: number): void;
}

/**
 * Splits folded text into runs and single code units. A space between two runs is not visited: two runs that follow
 * one another can have nothing but a space between them.
 */
export function splitPieces(folded: string, visitor: PieceVisitor): void {
  let afterRun = false;
  for (let i = 0; i < folded.length;) {
    const unit = folded.charCodeAt(i);
    if (!isRunUnit(unit)) {
      if (unit !== space || !afterRun || !isRunUnit(folded.charCodeAt(i + 1))) visitor.unit(unit);
      afterRun = false;
      i += 1;
      continue;
    }
    let end = i + 1;
    while (end < folded.length && isRunUnit(folded.charCodeAt(end))) end += 1;
    visitor.run(folded.slice(i, end));
    afterRun = true;
    i = end;
  }
}
