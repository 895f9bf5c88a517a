import type { AuthoredTime } from './authored-time';
import { findZoneName } from './find-zone-name';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Four days. No zone in the tz database has changed its offset twice within six days. So if the offset is equal at both ends
 * of a step, it is constant in between.
 */
const STEP = 4 * DAY;

/** Steps that are memoised together as one span, because most spans have a single offset. */
const STEPS_OF_SPAN = 8;

/** Before the first zones, a place had one offset, its local mean time. It is looked up at this time. */
const BEFORE_ZONES = Date.UTC(1800, 0, 1);

/** The last time in RFC 3339, which does not have the year 10000. */
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The rules of one time zone. All functions are pure, and memoise what they look up. */
export interface Zone {
  /** The IANA name that it was created with. */
  readonly name: string;
  /** Returns local time minus UTC at an instant, in ms; always full minutes. */
  readonly offsetAt: (ms: number) => number;
  /**
   * Returns the instant that an author meant.
   *
   * If clocks go back, a time that occurs twice is the first of the two. If they go forward, a skipped time moves later by
   * as much as the clocks (02:30 becomes 03:30), like `compatible` in Temporal.
   */
  readonly toInstant: (authored: AuthoredTime) => number;
  /** Returns the calendar day of a time in this zone, as `YYYY-MM-DD`. */
  readonly toCalendarDate: (authored: AuthoredTime) => string;
  /** Returns an instant as RFC 3339 with this zone's offset; with milliseconds only if they are not zero. */
  readonly format: (ms: number) => string;
}

/**
 * Creates a time zone by its IANA name (`Asia/Shanghai`). The zone of the process does not matter.
 *
 * Historic offsets with seconds are rounded to minutes, the precision of RFC 3339.
 *
 * @param toWallClock returns the wall clock of this zone at an instant, both in ms and full seconds, as if it were UTC; by
 * default uses `Intl`
 * @throws RangeError when the database or `Intl` does not have the zone; not if `toWallClock` is given
 */
export function createZone(name: string, toWallClock = createClock(name)): Zone {
  const lookUp = createLookup(toWallClock);
  const formatDay = createDayFormat();

  const spans = new Map<number, number | null>();
  const offsetAt = (ms: number): number => {
    const instant = Math.max(ms, BEFORE_ZONES);
    const span = Math.floor(instant / (STEPS_OF_SPAN * STEP));
    let common = spans.get(span);
    if (common === undefined)
      spans.set(span, (common = findCommonOffset(lookUp, span * STEPS_OF_SPAN * STEP)));
    if (common !== null) return common;
    const start = Math.floor(instant / STEP) * STEP;
    const offset = lookUp(start);
    return offset === lookUp(start + STEP) ? offset : lookUp(instant);
  };

  const toInstant = ({ ms, isLocal }: AuthoredTime): number => {
    if (!isLocal) return ms;
    const before = offsetAt(ms - DAY);
    const after = offsetAt(ms + DAY);
    const first = ms - Math.max(before, after);
    if (before === after || offsetAt(first) === ms - first) return first;
    const second = ms - Math.min(before, after);
    // In a gap, neither offset gives this wall clock. The offset before the gap moves the time past it.
    return offsetAt(second) === ms - second ? second : ms - before;
  };

  const toLocal = (ms: number): number => Math.min(ms + offsetAt(ms), LAST_TIME);

  const format = (ms: number): string => {
    const local = toLocal(ms);
    return `${formatDay(local)}T${formatClock(local)}${formatOffset(offsetAt(ms) / MINUTE)}`;
  };

  const toCalendarDate = ({ ms, isLocal }: AuthoredTime): string => formatDay(isLocal ? ms : toLocal(ms));

  return { name, offsetAt, toInstant, toCalendarDate, format };
}

/** Returns a memoised function that finds the offset at an instant. */
function createLookup(toWallClock: (ms: number) => number): (ms: number) => number {
  const known = new Map<number, number>();
  return (ms) => {
    let offset = known.get(ms);
    if (offset === undefined) {
      const second = Math.floor(ms / 1000) * 1000;
      offset = Math.round((toWallClock(second) - second) / MINUTE) * MINUTE;
      known.set(ms, offset);
    }
    return offset;
  };
}

/** Returns the offset of all steps of the span that begins at `start`, or null if it changes. */
function findCommonOffset(lookUp: (ms: number) => number, start: number): number | null {
  const offset = lookUp(start);
  for (let i = 1; i <= STEPS_OF_SPAN; i++) {
    if (lookUp(start + i * STEP) !== offset) return null;
  }
  return offset;
}

/** Returns a function that finds the wall clock of a zone by `Intl`. */
function createClock(name: string): (ms: number) => number {
  const timeZone = findZoneName(name);
  if (timeZone === undefined) throw new RangeError(`The IANA time zone database has no "${name}".`);
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (ms) => {
    const [month, day, year, ...time] = clock.format(ms).split(/\D+/u).map(Number);
    return Date.UTC(year ?? 0, (month ?? 0) - 1, day, ...(time as [number, number, number]));
  };
}

/** Returns a memoised function that formats the day of a wall clock, given as if it were UTC, as `YYYY-MM-DD`. */
function createDayFormat(): (local: number) => string {
  const known = new Map<number, string>();
  return (local) => {
    const day = Math.floor(local / DAY);
    let text = known.get(day);
    if (text === undefined) known.set(day, (text = new Date(day * DAY).toISOString().slice(0, 10)));
    return text;
  };
}

function formatClock(local: number): string {
  const second = Math.floor(local / 1000);
  const millisecond = local - second * 1000;
  const clock = `${pad(second / 3600, 24)}:${pad(second / 60, 60)}:${pad(second, 60)}`;
  return millisecond === 0 ? clock : `${clock}.${String(Math.floor(millisecond)).padStart(3, '0')}`;
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(size / 60, 24)}:${pad(size, 60)}`;
}

/** Returns `value` modulo `cycle` with two digits. */
function pad(value: number, cycle: number): string {
  const part = Math.floor(value) - Math.floor(Math.floor(value) / cycle) * cycle;
  return part < 10 ? `0${part}` : String(part);
}
