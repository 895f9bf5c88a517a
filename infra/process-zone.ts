import { findZoneName } from '../core/model/time/find-zone-name';

/** Names that the C library and ICU read alike in `TZ`: no numbers, which could be rules of POSIX. */
const plainName = /^[A-Za-z]+(?:\/[A-Za-z_-]+)+$/;

/**
 * Gives the process a time zone of its own, where it has none yet, and returns that zone's wall clock.
 *
 * `Date` knows the zone of the process; `Intl` knows all zones, and the first question to it takes as long as everything
 * else that reading the content needs.
 *
 * @param name an IANA name that the platform knows
 * @returns the clock at an instant, as if it were UTC, in ms; undefined where the process has another zone, or where `TZ`
 * would not mean what `Intl` does: it minds the case of letters, and takes every name that it does not know for UTC
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
