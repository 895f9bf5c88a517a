import { parseAuthoredTime } from './parse-authored-time';

/**
 * Writes a time the usual way, `2020-06-03` or `2020-06-03 08:00`: months, days and hours get two digits; slashes,
 * dots and `年月日` become hyphens; full-width digits become ASCII digits. The year must come first, so that nothing is guessed.
 *
 * @returns null when `text` is not a time, or would mean another one afterwards
 */
export function normalizeTime(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?\s*/u, '$1-$2-$3 ')
    .trim();
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:([Tt]|[ \t]+)(\d{1,2})(:\S.*))?$/u.exec(plain);
  if (!match) return null;
  const [, year = '', , month = '', day = '', between, hour, rest] = match;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const clock = hour === undefined ? '' : `${between?.trim() ? 'T' : ' '}${pad(hour)}${rest ?? ''}`;
  const meant = parseAuthoredTime(`${date}${clock}`);
  const written = parseAuthoredTime(text);
  if (!meant || (written && (written.ms !== meant.ms || written.isLocal !== meant.isLocal))) return null;
  return `${date}${clock}`;
}

function pad(number: string): string {
  return number.padStart(2, '0');
}
