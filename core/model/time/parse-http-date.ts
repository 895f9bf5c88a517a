const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The formats of HTTP dates (RFC 9110, 5.6.7): IMF-fixdate, RFC 850 and `asctime`. */
const forms = [
  /^(?<day>\w{3}), (?<date>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<clock>\d\d:\d\d:\d\d) GMT$/,
  /^(?<longDay>\w{6,9}), (?<date>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<clock>\d\d:\d\d:\d\d) GMT$/,
  /^(?<day>\w{3}) (?<month>\w{3}) (?<date>\d\d| \d) (?<clock>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/** Days of the week in RFC 850. */
const longDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Parses an HTTP date in any of its three formats (RFC 9110, 5.6.7).
 *
 * @param now in ms; a year of two digits is the last such year that is not more than fifty years in the future
 * @returns the time in ms; undefined if invalid, including days that do not exist and wrong days of the week
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const parts = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!parts) return undefined;
  const { longDay, month = '', year = '', clock = '' } = parts;
  if (longDay !== undefined && !longDays.includes(longDay)) return undefined;
  const day = parts.day ?? longDay?.slice(0, 3);
  const date = (parts.date ?? '').replace(' ', '0');
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  // A leap second; `Date` does not know any.
  const time = clock === '23:59:60' ? '23:59:59' : clock;
  const at = (fullYear: string) => Date.parse(`${fullYear}-${number}-${date}T${time}Z`);
  const ms = year.length === 4 ? at(year) : findLatest(year, now, at);
  const [dayThen, dateThen, monthThen, , timeThen] = new Date(ms).toUTCString().split(/,? /);
  // `Date` moves a day that the month does not have into the next month, and 24:00 to the next day.
  const isReal = dayThen === day && dateThen === date && monthThen === month && timeThen === time;
  return isReal ? ms : undefined;
}

/** The time in the last year with these two digits that is not more than fifty years after `now`. */
function findLatest(twoDigits: string, now: number, at: (fullYear: string) => number): number {
  const limit = new Date(now);
  limit.setUTCFullYear(limit.getUTCFullYear() + 50);
  const limitYear = limit.getUTCFullYear();
  const fullYear = limitYear - ((limitYear - Number(twoDigits)) % 100);
  const ms = at(String(fullYear));
  return ms > limit.getTime() ? at(String(fullYear - 100)) : ms;
}
