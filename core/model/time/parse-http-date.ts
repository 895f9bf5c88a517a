const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The forms that a date of HTTP has (RFC 9110, 5.6.7): IMF-fixdate, that of RFC 850, and that of `asctime`. */
const forms = [
  /^(?<day>\w{3}), (?<date>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<clock>\d\d:\d\d:\d\d) GMT$/,
  /^(?<longDay>\w{6,9}), (?<date>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<clock>\d\d:\d\d:\d\d) GMT$/,
  /^(?<day>\w{3}) (?<month>\w{3}) (?<date>\d\d| \d) (?<clock>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/** Days of the week as RFC 850 writes them. */
const longDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Reads a date as HTTP writes it, in any of its three forms (RFC 9110, 5.6.7).
 *
 * @param now in ms; a year of two digits is the last one that is no more than fifty years later
 * @returns the moment in ms; undefined for everything else, among it days that do not exist and wrong days of the week
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const parts = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!parts) return undefined;
  const { longDay, month = '', year = '', clock = '' } = parts;
  if (longDay !== undefined && !longDays.includes(longDay)) return undefined;
  const day = parts.day ?? longDay?.slice(0, 3);
  const date = (parts.date ?? '').replace(' ', '0');
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  // The only second that a leap second can be.
  const time = clock === '23:59:60' ? '23:59:59' : clock;
  const at = (fullYear: string) => Date.parse(`${fullYear}-${number}-${date}T${time}Z`);
  const ms = year.length === 4 ? at(year) : findLatest(year, now, at);
  const [dayThen, dateThen, monthThen, , timeThen] = new Date(ms).toUTCString().split(/,? /);
  // A day that its month does not have becomes one of the next month, and 24:00 one of the next day.
  const isReal = dayThen === day && dateThen === date && monthThen === month && timeThen === time;
  return isReal ? ms : undefined;
}

/** The moment in the last year of these two digits that is not more than fifty years after `now`. */
function findLatest(twoDigits: string, now: number, at: (fullYear: string) => number): number {
  const limit = new Date(now);
  limit.setUTCFullYear(limit.getUTCFullYear() + 50);
  const limitYear = limit.getUTCFullYear();
  const fullYear = limitYear - ((limitYear - Number(twoDigits)) % 100);
  const ms = at(String(fullYear));
  return ms > limit.getTime() ? at(String(fullYear - 100)) : ms;
}
