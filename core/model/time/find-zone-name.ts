import { zoneNames } from './zone-names';

/**
 * Finds a name of the IANA time zone database, ignoring case (ECMA-402, 6.5), and returns it as the database writes it:
 * `Asia/Shanghai` for `asia/shanghai`. A link keeps its own name. Undefined for names that are not in the database, such as
 * offsets, POSIX rules and abbreviations of other lists.
 */
export function findZoneName(text: string): string | undefined {
  const wanted = lowerAscii(text);
  return zoneNames.find((name) => lowerAscii(name) === wanted);
}

/** Unlike `toLowerCase`, does not turn the Kelvin sign into k. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
