import { findZoneName } from '../core/model/time/find-zone-name';

/** Names that mean the same to the C library and ICU in `TZ`; not with digits, which could be POSIX rules. */
const plainName = /^[A-Za-z]+(?:\/[A-Za-z_-]+)+$/;

/**
 * Sets the time zone of the process if it has none, and returns the wall clock of that zone.
 *
 * `Date` uses the zone of the process. `Intl` can use any zone, but its first use takes as long as the rest of reading the
 * content.
 *
 * @param name an IANA name that the platform knows
 * @returns a function from an instant to the wall clock as if it were UTC, in ms; undefined if the process has another zone,
 * or if `TZ` means something else than `Intl`: `TZ` is case-sensitive, and treats every unknown name as UTC
 */
export function createProcessClock(name: string): ((ms: number) => number) | undefined {
  if (!plainName.test(name) || findZoneName(name) !== name) return undefined;
  process.env.TZ ??= name;
  if (process.env.TZ !== name) return undefined;
  return (ms) => {
    const clock = new Date(ms);
    return Date.UTC(
      clock.getFullYear(),
      clock.getMonth(),
      clock.getDate(),
      clock.getHours(),
      clock.getMinutes(),
      clock.getSeconds(),
      clock.getMilliseconds(),
    );
  };
}
