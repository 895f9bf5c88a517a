import type { TObject } from '@sinclair/typebox';
import { joinList } from '../../contract/parse-query-string';
import { memoize, memoizeByObject } from '../../core/model/text/memoize';

/** The accepted parameters of a request, by name. */
export type QueryValues = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The links of a page, as paths with a query. */
export interface PageLinks {
  self: string;
  first: string;
  prev: string | null;
  next: string | null;
  last: string | null;
}

/**
 * Writes a path with the given parameters in the order of the schema. List values are sorted, so that the same
 * question has the same link however it was asked.
 */
export function toLink(path: string, schema: TObject, query: QueryValues): string {
  const pairs = writePairs(namesOf(schema), query);
  return pairs === '' ? path : `${path}?${pairs.slice(1)}`;
}

/** Writes the parameters of these names, in their order, each with `&` before it. */
function writePairs(names: readonly string[], query: QueryValues): string {
  let pairs = '';
  for (const name of names) {
    const value = query[name];
    if (value === undefined) continue;
    for (const text of toTexts(value)) pairs += `&${escapeName(name)}=${text}`;
  }
  return pairs;
}

/** What a value is in a query; a list may take several pairs. */
function toTexts(value: string | number | boolean | readonly string[]): readonly string[] {
  if (typeof value === 'string') return [escapeValue(value)];
  if (typeof value !== 'object') return [String(value)];
  return textsOf(value);
}

const namesOf = memoizeByObject((schema: TObject) => Object.keys(schema.properties));
const escapeName = memoize(encodeURIComponent);
const escapeValue = memoize((text) => encodeURIComponent(text).replaceAll('%2C', ','));
// Reading parameters gives the same list to all who ask for the same, and it does not change.
const textsOf = memoizeByObject((list: readonly string[]) => joinList(list.toSorted()).map(escapeValue));

/** Links between numbered pages, for a schema with `page`; with no result the last page is the first. */
export function toNumberedLinks(
  path: string,
  schema: TObject,
  query: QueryValues,
  { page, pages }: { page: number; pages: number },
): PageLinks {
  // All links differ in the number alone, and writing the rest takes the time.
  const names = namesOf(schema);
  const place = names.indexOf('page');
  const before = writePairs(names.slice(0, place), query);
  const after = writePairs(names.slice(place + 1), query);
  const start = `${path}?${`${before}&page=`.slice(1)}`;
  const to = (number: number) => `${start}${number}${after}`;
  const last = Math.max(1, pages);
  return {
    self: to(page),
    first: to(1),
    // Beyond the end, the page before is the last one there is.
    prev: page > 1 ? to(Math.min(page - 1, last)) : null,
    next: page < pages ? to(page + 1) : null,
    last: to(last),
  };
}

/** Links of a list that is walked by cursor, forward only. */
export function toCursorLinks(
  path: string,
  schema: TObject,
  query: QueryValues,
  nextCursor: string | null,
): PageLinks {
  const to = (cursor: string) => toLink(path, schema, { ...query, cursor });
  return {
    self: toLink(path, schema, query),
    first: to(''),
    prev: null,
    next: nextCursor === null ? null : to(nextCursor),
    last: null,
  };
}

/** The `Link` header (RFC 8288), or null when it would be over 2 KiB. */
export function toLinkHeader({ first, prev, next, last }: PageLinks): string | null {
  let header = `<${first}>; rel="first"`;
  if (prev !== null) header += `, <${prev}>; rel="prev"`;
  if (next !== null) header += `, <${next}>; rel="next"`;
  if (last !== null) header += `, <${last}>; rel="last"`;
  // Links are escaped, so that a character is a byte.
  return header.length > 2048 ? null : header;
}
