/** The raw parameters of a query string, each with its values in the order of the request. */
export interface RawQuery {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Names (as sent) whose name or value has an escape that is not UTF-8. */
  readonly malformed: readonly string[];
}

/**
 * Splits a query string into decoded names and values; `+` is a space.
 *
 * Not `URLSearchParams` or Koa's parser: they replace malformed escapes by U+FFFD, which would change the request.
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
 * Formats items as values of a list parameter; the inverse of `splitList`. It is one value, and a further one after each
 * item that ends with a backslash, because backslash and comma together would be an escape.
 */
export function joinList(items: readonly string[]): string[] {
  const values: string[][] = [[]];
  for (const item of items) {
    values.at(-1)?.push(item.replaceAll(',', '\\,'));
    if (item.endsWith('\\')) values.push([]);
  }
  return values.filter((value) => value.length > 0).map((value) => value.join(','));
}
