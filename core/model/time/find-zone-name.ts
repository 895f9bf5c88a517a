import { zoneNames } from './zone-names';

/**
 * Finds the name of the IANA time zone database that `text` is, whatever the case of its letters (ECMA-402, 6.5), and
 * returns it as the database writes it: `Asia/Shanghai` for `asia/shanghai`. A link keeps its own name. Undefined for what
 * the database does not have: abbreviations of other lists, offsets, rules of POSIX.
 */
export function findZoneName(text: string): string | undefined {
  const wanted = lowerAscii(text);
  return zoneNames.find((name) => lowerAscii(name) === wanted);
}

/** `toLowerCase` would take the Kelvin sign for a k. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
