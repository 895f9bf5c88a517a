/**
 * Control characters, format characters and lone surrogates. Exceptions are characters that a text needs: white space, the
 * joiners of scripts and emoji, the tags that spell flags, and the visible number signs of Arabic, Syriac and Kaithi.
 */
const HIDDEN =
  /(?![\t\n\r\u200C\u200D\u{E0020}-\u{E007F}\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Returns `text` without invisible characters, and the distinct characters that it dropped, in order. */
export function stripHidden(text: string): { text: string; stripped: readonly string[] } {
  const stripped = new Set(text.match(HIDDEN));
  return stripped.size === 0
    ? { text, stripped: [] }
    : { text: text.replace(HIDDEN, ''), stripped: [...stripped] };
}

/**
 * Returns `text` with escapes for invisible characters and line breaks, so that it can be printed on one line.
 *
 * @param toEscape writes the escape of one character. @default `\u{…}`
 */
export function escapeHidden(text: string, toEscape: (character: string) => string = toBracedEscape): string {
  return text.replace(HIDDEN, toEscape).replace(/[\t\n\r\u2028\u2029]/gu, toEscape);
}

/** Returns a character as its code point: `U+200B`. */
export function toCodePoint(character: string): string {
  return `U+${toHex(character).padStart(4, '0')}`;
}

function toBracedEscape(character: string): string {
  return `\\u{${toHex(character)}}`;
}

function toHex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
