import type { TObject } from '@sinclair/typebox';
import { joinList } from '../../contract/parse-query';
import { remember } from '../../core/text/remember';

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
  const pairs: string[] = [];
  // A request has a few of the many parameters, so it is those that are put in order.
  const places = placesOf(schema);
  const names = Object.keys(query).filter((name) => places.has(name));
  for (const name of names.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))) {
    const value = query[name];
    if (value === undefined) continue;
    const texts = typeof value === 'object' ? joinList(value.toSorted()) : [String(value)];
    for (const text of texts) pairs.push(`${escapeName(name)}=${escapeValue(text)}`);
  }
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

const escapeName = remember(encodeURIComponent);
const escapeValue = remember((text) => encodeURIComponent(text).replaceAll('%2C', ','));

const placesBySchema = new WeakMap<TObject, ReadonlyMap<string, number>>();

function placesOf(schema: TObject): ReadonlyMap<string, number> {
  let places = placesBySchema.get(schema);
  if (!places) {
    places = new Map(Object.keys(schema.properties).map((name, place) => [name, place]));
    placesBySchema.set(schema, places);
  }
  return places;
}

/** Links between numbered pages; with no result the last page is the first. */
export function toNumberedLinks(
  path: string,
  schema: TObject,
  query: QueryValues,
  { page, pages }: { page: number; pages: number },
): PageLinks {
  // All links differ in the number alone, and escaping the rest takes the time.
  const [before = '', after = ''] = toLink(path, schema, { ...query, page: 0 }).split(
    /(?<=[?&]page=)0(?=&|$)/,
  );
  const to = (number: number) => `${before}${number}${after}`;
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
export function toLinkHeader(links: PageLinks): string | null {
  const relations = [
    ['first', links.first],
    ['prev', links.prev],
    ['next', links.next],
    ['last', links.last],
  ] as const;
  const header = relations
    .flatMap(([rel, url]) => (url === null ? [] : [`<${url}>; rel="${rel}"`]))
    .join(', ');
  return Buffer.byteLength(header) > 2048 ? null : header;
}
