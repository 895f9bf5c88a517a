import assert from 'node:assert/strict';
import type { FilterName } from '../../contract/parameters';
import type { Random } from '../support/random';
import type { Query } from './oracle';

/**
 * The filters in the order of the contract's table, each with how many values it takes. Exhaustive: a filter that is added
 * to the contract alone does not compile.
 */
const filters: Readonly<Record<FilterName, 'several' | 'one'>> = {
  collection: 'several',
  category: 'several',
  tag: 'several',
  author: 'several',
  'category.all': 'several',
  'tag.all': 'several',
  'author.all': 'several',
  'collection.not': 'several',
  'category.not': 'several',
  'tag.not': 'several',
  'author.not': 'several',
  from: 'one',
  to: 'one',
  outdated: 'one',
  ids: 'several',
  q: 'one',
};

/** Every parameter of a list in the order of the contract's table, which is that of `links`. */
export const parameterOrder = [
  ...Object.keys(filters),
  ...['sort', 'page', 'cursor', 'limit', 'fields', 'format', 'facets'],
];

const single = new Set([
  ...Object.keys(filters).filter((name) => filters[name as FilterName] === 'one'),
  ...['sort', 'page', 'cursor', 'limit'],
]);

/** Writes a query the plain way. */
export function writeQuery(query: Query): string {
  return Object.entries(query)
    .flatMap(([name, values]) =>
      values.map((value) => [name, single.has(name) ? value : escapeCommas(value)]),
    )
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** Writes a query in one of the many ways that mean the same: order, repeats, spaces and ignored names vary. */
export function writeVariant(query: Query, random: Random): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => {
    if (single.has(name)) return [[name, values[0] ?? '']];
    const items = random.sample(values, values.length).map(escapeCommas);
    // A backslash before the comma that joins would make it a literal one.
    const isJoined = random.chance(0.6) && !items.some((item) => item.endsWith('\\'));
    return isJoined ? [[name, items.join(',')]] : items.map((item) => [name, item]);
  });
  if (random.chance(0.2)) pairs.push(['utm_source', 'newsletter'], ['_', String(random.between(1, 9999))]);
  return random
    .sample(pairs, pairs.length)
    .map(([name = '', value = '']) => `${encodeURIComponent(name)}=${encode(value, random)}`)
    .join('&');
}

function encode(value: string, random: Random): string {
  const text = encodeURIComponent(value);
  const spaced = random.chance(0.5) ? text.replaceAll('%20', '+') : text;
  return random.chance(0.5) ? spaced.replaceAll('%2C', ',') : spaced;
}

function escapeCommas(item: string): string {
  return item.replaceAll(',', '\\,');
}

/** Reads the query of a link back. */
export function readLink(link: string): { path: string; query: Query } {
  const [path = '', text = ''] = link.split('?');
  const query: Record<string, string[]> = {};
  const names: string[] = [];
  for (const pair of text === '' ? [] : text.split('&')) {
    const [rawName = '', rawValue = ''] = pair.split('=');
    const name = decodeURIComponent(rawName);
    const value = decodeURIComponent(rawValue.replaceAll('+', ' '));
    const items = single.has(name) ? [value] : splitItems(value);
    query[name] = [...(query[name] ?? []), ...items];
    names.push(name);
  }
  const known = parameterOrder.filter((name) => names.includes(name));
  assert.deepEqual([...new Set(names)], known, `Parameters of the link ${link} are not in order.`);
  return { path, query };
}

function splitItems(text: string): string[] {
  return text.split(/(?<!\\),/).map((item) => item.replaceAll('\\,', ','));
}

/** Checks that a link asks for this query, however it is written. */
export function checkLink(link: string | null, path: string, query: Query): void {
  assert.ok(link !== null, 'A link is missing.');
  const found = readLink(link);
  assert.equal(found.path, path);
  const sorted = (of: Query) =>
    Object.fromEntries(
      parameterOrder.flatMap((name) => (of[name] ? [[name, [...new Set(of[name])].sort()]] : [])),
    );
  assert.deepEqual(sorted(found.query), sorted(query), link);
}
