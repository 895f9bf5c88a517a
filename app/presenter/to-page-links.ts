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
 * Returns a path with the given parameters, in the order of the schema. List values are sorted, so equivalent requests have
 * the same link.
 */
export function toLink(path: string, schema: TObject, query: QueryValues): string {
  const pairs = writePairs(namesOf(schema), query);
  return pairs === '' ? path : `${path}?${pairs.slice(1)}`;
}

/** Formats the named parameters in this order, each with a leading `&`. */
function writePairs(names: readonly string[], query: QueryValues): string {
  let pairs = '';
  for (const name of names) {
    const value = query[name];
    if (value === undefined) continue;
    for (const text of toTexts(value)) pairs += `&${escapeName(name)}=${text}`;
  }
  return pairs;
}

/** The escaped values of a parameter; a list may need several `name=value` pairs. */
function toTexts(value: string | number | boolean | readonly string[]): readonly string[] {
  if (typeof value === 'string') return [escapeValue(value)];
  if (typeof value !== 'object') return [String(value)];
  return textsOf(value);
}

const namesOf = memoizeByObject((schema: TObject) => Object.keys(schema.properties));
const escapeName = memoize(encodeURIComponent);
const escapeValue = memoize((text) => encodeURIComponent(text).replaceAll('%2C', ','));
// Memoised by object, because `readInput` returns the same immutable list for the same query.
const textsOf = memoizeByObject((list: readonly string[]) => joinList(list.toSorted()).map(escapeValue));

/** Links between numbered pages, for a schema with `page`. An empty result has one page. */
export function toNumberedLinks(
  path: string,
  schema: TObject,
  query: QueryValues,
  { page, pages }: { page: number; pages: number },
): PageLinks {
  // The links differ in the page number only, so format the rest once.
  const names = namesOf(schema);
  const index = names.indexOf('page');
  const before = writePairs(names.slice(0, index), query);
  const after = writePairs(names.slice(index + 1), query);
  const start = `${path}?${`${before}&page=`.slice(1)}`;
  const to = (number: number) => `${start}${number}${after}`;
  const last = Math.max(1, pages);
  return {
    self: to(page),
    first: to(1),
    // For a page beyond the end, this is the last page.
    prev: page > 1 ? to(Math.min(page - 1, last)) : null,
    next: page < pages ? to(page + 1) : null,
    last: to(last),
  };
}

/** Links of a list with cursors, which lead forward only. */
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

/** The `Link` header (RFC 8288), or null if it would be over 2 KiB. */
export function toLinkHeader({ first, prev, next, last }: PageLinks): string | null {
  let header = `<${first}>; rel="first"`;
  if (prev !== null) header += `, <${prev}>; rel="prev"`;
  if (next !== null) header += `, <${next}>; rel="next"`;
  if (last !== null) header += `, <${last}>; rel="last"`;
  // Links are escaped, so each character is one byte.
  return header.length > 2048 ? null : header;
}
