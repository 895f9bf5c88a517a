import type { AuthoredTime } from './authored-time';
import { findZoneName } from './find-zone-name';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** No zone in the tz database has changed its offset twice within six days, so four that begin and end alike are alike. */
const STEP = 4 * DAY;

/** Steps whose offset is remembered together: most spans have one, and catalogs ask about ten thousands of times. */
const STEPS_OF_SPAN = 8;

/** Before the first zone was set by law everybody had local mean time, at one offset; it is looked up here. */
const BEFORE_ZONES = Date.UTC(1800, 0, 1);

/** The last moment RFC 3339 can write: it has no year 10000. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The rules of one time zone. All functions are pure; what they look up is remembered. */
export interface Zone {
  /** The IANA name it was opened with. */
  readonly name: string;
  /** Returns local time minus UTC at an instant, in milliseconds, whole minutes. */
  readonly offsetAt: (ms: number) => number;
  /**
   * Returns the instant that an author meant.
   *
   * Where clocks go back, a time that happens twice is the first of the two. Where they go forward, a time that
   * is skipped is as much later as the clocks moved (02:30 is 03:30), like `compatible` in Temporal.
   */
  readonly toInstant: (written: AuthoredTime) => number;
  /** Returns the calendar day, `YYYY-MM-DD`, on which `written` falls in this zone. */
  readonly toCalendarDate: (written: AuthoredTime) => string;
  /** Returns an instant as RFC 3339 with this zone's offset; milliseconds only where there are some. */
  readonly format: (ms: number) => string;
}

/**
 * Opens a time zone by its IANA name (`Asia/Shanghai`). The zone of the process plays no part.
 *
 * Historic offsets with seconds are rounded to whole minutes, the finest that RFC 3339 can write.
 *
 * @param toWallClock the clock of this zone at an instant of whole seconds, as if it were UTC, in ms; by default the
 * platform's `Intl` is asked
 * @throws RangeError when the database or the platform has no such zone; where a clock is given nobody is asked
 */
export function createZone(name: string, toWallClock = createClock(name)): Zone {
  const lookUp = createLookup(toWallClock);
  const formatDay = createDayFormat();

  const spans = new Map<number, number | null>();
  const offsetAt = (ms: number): number => {
    const instant = Math.max(ms, BEFORE_ZONES);
    const span = Math.floor(instant / (STEPS_OF_SPAN * STEP));
    let common = spans.get(span);
    if (common === undefined) {
      common = findCommonOffset(lookUp, span * STEPS_OF_SPAN * STEP);
      spans.set(span, common);
    }
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
    // Neither reading is right in a gap; the offset before it moves the time past it.
    return offsetAt(second) === ms - second ? second : ms - before;
  };

  const toLocal = (ms: number): number => Math.min(ms + offsetAt(ms), LAST_MOMENT);

  const format = (ms: number): string => {
    const local = toLocal(ms);
    return `${formatDay(local)}T${formatClock(local)}${formatOffset(offsetAt(ms) / MINUTE)}`;
  };

  const toCalendarDate = (written: AuthoredTime): string => {
    return formatDay(written.isLocal ? written.ms : toLocal(written.ms));
  };

  return { name, offsetAt, toInstant, toCalendarDate, format };
}

/** Returns a function that finds the offset at an instant, looking at the clock once for each instant. */
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

/** Returns the offset that holds during all steps of the span beginning at `start`, or null when it changes. */
function findCommonOffset(lookUp: (ms: number) => number, start: number): number | null {
  const offset = lookUp(start);
  for (let i = 1; i <= STEPS_OF_SPAN; i++) {
    if (lookUp(start + i * STEP) !== offset) return null;
  }
  return offset;
}

/** Returns a function that asks the platform for the wall clock of a zone. */
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

/** Returns a function that writes the day of a wall clock, given as if it were UTC, as `YYYY-MM-DD`. */
function createDayFormat(): (local: number) => string {
  const known = new Map<number, string>();
  return (local) => {
    const day = Math.floor(local / DAY);
    let text = known.get(day);
    if (text === undefined) {
      text = new Date(day * DAY).toISOString().slice(0, 10);
      known.set(day, text);
    }
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

/** Returns `value`, counted from zero again after each `cycle`, with two digits. */
function pad(value: number, cycle: number): string {
  const part = Math.floor(value) - Math.floor(Math.floor(value) / cycle) * cycle;
  return part < 10 ? `0${part}` : String(part);
}
