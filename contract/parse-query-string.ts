/** The raw parameters of a query string, each with its values in the order sent. */
export interface RawQuery {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Names (as sent) whose name or value has an escape that is not UTF-8. */
  readonly malformed: readonly string[];
}

/**
 * Splits a query string into decoded names and values; `+` is a space.
 *
 * The libraries at hand replace malformed escapes by U+FFFD, and so would answer another question than the one asked.
 */
export function parseQueryString(query: string): RawQuery {
  const values = new Map<string, string[]>();
  const malformed: string[] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals === -1 ? pair : pair.slice(0, equals);
    const name = decode(rawName);
    const value = decode(equals === -1 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) {
      malformed.push(rawName);
      continue;
    }
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return { values, malformed };
}

function decode(text: string): string | undefined {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Splits a list parameter at its commas; `\,` is a literal comma. */
export function splitList(value: string): string[] {
  return value.split(/(?<!\\),/).map((item) => item.replaceAll('\\,', ','));
}

/**
 * Writes items as the values of a list parameter, so that `splitList` of each gives them back: one value,
 * and one more behind every item with a backslash at its end, which a comma after it would turn into an escape.
 */
export function joinList(items: readonly string[]): string[] {
  const values: string[][] = [[]];
  for (const item of items) {
    values.at(-1)?.push(item.replaceAll(',', '\\,'));
    if (item.endsWith('\\')) values.push([]);
  }
  return values.filter((value) => value.length > 0).map((value) => value.join(','));
}
