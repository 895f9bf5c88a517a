import { eastAsianWidthType } from 'get-east-asian-width';
import { isEastAsianWide } from './characters';

const hangul = /^\p{Script=Hangul}$/u;
const punctuationOrSymbol = /^[\p{P}\p{S}]$/u;
const attached = /^[\p{M}\u200D\u2060\uFEFF]$/u;
/** More combining marks than a character of any script has. */
const maxMarks = 16;
const zeroWidthSpace = 0x200b;

/**
 * Whether a line break in running text is dropped rather than a space (CSS Text 3, 4.1.3, for Chinese). It is dropped
 *
 * - beside a zero width space,
 * - between two wide characters, unless one is Hangul, which is written with spaces,
 * - between a wide character and punctuation of ambiguous width (`“`, `—`, `…`).
 *
 * @param start the offset behind the character before the break
 * @param end the offset of the character behind the break
 */
export function isBreakDropped(text: string, start: number, end: number): boolean {
  const before = baseBefore(text, start);
  const after = visibleFrom(text, end);
  if (before === undefined || after === undefined) return false;
  if (before === zeroWidthSpace || after === zeroWidthSpace) return true;
  if (isWide(before)) return isWide(after) || isAmbiguous(after);
  return isAmbiguous(before) && isWide(after);
}

function isWide(codePoint: number): boolean {
  return isEastAsianWide(codePoint) && !hangul.test(String.fromCodePoint(codePoint));
}

function isAmbiguous(codePoint: number): boolean {
  return (
    eastAsianWidthType(codePoint) === 'ambiguous' && punctuationOrSymbol.test(String.fromCodePoint(codePoint))
  );
}

/** Returns the character before an offset, without the marks, variation selectors and joiners that follow it. */
function baseBefore(text: string, offset: number): number | undefined {
  let at = offset;
  let codePoint = codePointBefore(text, at);
  for (let i = 0; i < maxMarks && codePoint && attached.test(String.fromCodePoint(codePoint)); i++) {
    at -= codePoint > 0xffff ? 2 : 1;
    codePoint = codePointBefore(text, at);
  }
  return codePoint;
}

function visibleFrom(text: string, offset: number): number | undefined {
  return text[offset] === '\uFEFF' ? text.codePointAt(offset + 1) : text.codePointAt(offset);
}

function codePointBefore(text: string, offset: number): number | undefined {
  const unit = text.charCodeAt(offset - 1);
  if (Number.isNaN(unit)) return undefined;
  return unit >= 0xdc00 && unit <= 0xdfff ? text.codePointAt(offset - 2) : unit;
}
