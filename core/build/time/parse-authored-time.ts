import type { AuthoredTime } from '../../model/time/authored-time';

const DAY = String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`;
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d+))?)?`;
const OFFSET = String.raw`(?<offset>[Zz]|[+-]\d{1,2}(?::?\d{2})?)`;
const PATTERN = new RegExp(String.raw`^${DAY}(?:(?:[Tt]|[ \t]+)${CLOCK}(?:[ \t]*${OFFSET})?)?$`, 'u');

/**
 * Parses `2020-06-23` (also unpadded, `2020-6-3`), optionally followed by a time (`T08:00`, ` 8:00:30.5`) and that by
 * an offset (`Z`, `+08:00`, `+0800`, `+8`), as YAML 1.1 and RFC 3339 write timestamps.
 *
 * Dates and times that do not exist (30 February, 24:00, a leap second) are refused, never rolled over. Fractions are
 * cut at milliseconds.
 *
 * @returns null when `text` is not such a time.
 */
export function parseAuthoredTime(text: string): AuthoredTime | null {
  const parts = PATTERN.exec(text.trim())?.groups;
  if (!parts) return null;
  const numberOf = (name: string) => Number(parts[name] ?? 0);
  const [year, month, day] = [numberOf('year'), numberOf('month'), numberOf('day')];
  const [hour, minute, second] = [numberOf('hour'), numberOf('minute'), numberOf('second')];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const midnight = new Date(0);
  // Date.UTC would read years below 100 as 19xx.
  midnight.setUTCFullYear(year, month - 1, day);
  if (year === 0 || midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const millisecond = Number((parts.fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const clock = midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  if (parts.offset === undefined) return { ms: clock, isLocal: true };
  const offset = parseOffset(parts.offset);
  return offset === null ? null : { ms: clock - offset, isLocal: false };
}

/** Returns an offset in milliseconds, or null when its hours or minutes are impossible. */
function parseOffset(text: string): number | null {
  if (/^z$/iu.test(text)) return 0;
  const digits = text.slice(1).replace(':', '');
  const isShort = digits.length <= 2;
  const hours = Number(isShort ? digits : digits.slice(0, -2));
  const minutes = Number(isShort ? 0 : digits.slice(-2));
  if (hours > 23 || minutes > 59) return null;
  const size = (hours * 60 + minutes) * 60_000;
  return text.startsWith('-') ? -size : size;
}
