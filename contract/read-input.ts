import type { TSchema } from '@sinclair/typebox';
import { Errors, ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import { Check } from '@sinclair/typebox/value';
import { memoize, memoizeByObject } from '../core/model/text/memoize';
import type { Endpoint, InputOf } from './endpoint';
import { suggestSpelling } from './spelling';
import { limits } from './parameters';
import { parseQueryString, splitList } from './parse-query-string';
import type { ParameterIssue, ProblemCode } from './problem';

/** An error of the input, with the problem code for it alone. */
export interface InputIssue extends ParameterIssue {
  readonly code: Extract<ProblemCode, 'invalid_parameter' | 'unknown_parameter'>;
}

/** The typed input, or all its errors. */
export type InputResult<E extends Endpoint> =
  | { readonly ok: true; readonly input: InputOf<E> }
  | { readonly ok: false; readonly issues: readonly InputIssue[] };

/** Prefixes of ignored parameters, which are for other programs, such as analytics and cache busters. */
const ignoredName = /^(?:_|utm_)/;

/**
 * Reads the input of an operation: converts each parameter to the type of its schema, checks it, and reports all errors
 * together. Nothing is clamped, defaulted or dropped.
 *
 * The query has every parameter of the operation, undefined if it was not sent. V8 reads objects of the same shape several
 * times as fast.
 *
 * @param params the path parameters, decoded
 * @param queryString the query as sent, without `?`
 */
export function readInput<E extends Endpoint>(
  endpoint: E,
  params: Readonly<Record<string, string>>,
  queryString: string,
): InputResult<E> {
  let query = readPairs(endpoint, queryString);
  if (query === undefined) {
    const read = readEach(endpoint, queryString);
    const issues = [...read.issues, ...findMissing(endpoint, read)];
    if (issues.length > 0) return { ok: false, issues };
    query = { ...readerOf(endpoint).blank, ...read.query };
  }
  const crossed = endpoint.check?.(query) ?? [];
  if (crossed.length > 0) {
    return { ok: false, issues: crossed.map((issue) => ({ ...issue, code: 'invalid_parameter' as const })) };
  }
  // Each property was checked against its schema, so the type is right.
  return { ok: true, input: { params, query } };
}

/** An empty cursor means the start. An empty preview token is invalid, which the preview service reports. */
const mayBeEmpty: ReadonlySet<string> = new Set(['cursor', 'preview']);

type Read = { readonly value: unknown } | { readonly issue: InputIssue };

interface ReadQuery {
  /** The valid values, by parameter. */
  readonly query: Record<string, unknown>;
  readonly issues: readonly InputIssue[];
}

/** Reads parameters one by one, with all their errors. */
function readEach({ query: { properties } }: Endpoint, queryString: string): ReadQuery {
  const { values, malformed } = parseQueryString(queryString);
  const query: Record<string, unknown> = {};
  const issues: InputIssue[] = malformed.map((parameter) =>
    invalid(parameter, 'Holds a percent-escape that is not UTF-8; escape each byte of the text as %XX.'),
  );
  for (const [name, texts] of values) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema !== undefined) {
      const read = readParameter(name, texts, schema);
      if ('issue' in read) issues.push(read.issue);
      else query[name] = read.value;
    } else if (!ignoredName.test(name)) {
      // Other APIs write `tag[]` and `page[gt]` for `tag` and `page`.
      const suggestion = suggestSpelling(name.replace(/(?<=.)\[.*\]$/s, ''), Object.keys(properties));
      issues.push({ parameter: name, message: 'Is not known here.', suggestion, code: 'unknown_parameter' });
    }
  }
  return { query, issues };
}

/** Errors for required parameters that were not sent. */
function findMissing({ query: { required = [] } }: Endpoint, { query, issues }: ReadQuery): InputIssue[] {
  const sent = new Set([...Object.keys(query), ...issues.map(({ parameter }) => parameter)]);
  return required.filter((name) => !sent.has(name)).map((name) => invalid(name, 'Is required.'));
}

/** A parsed `name=value` pair; null if the parameter is unknown, ignored or invalid. Then the query is read one by one. */
type PairReader = (pair: string) => { readonly name: string; readonly value: unknown } | null;

/** The prepared parts of reading the queries of an operation. */
interface QueryReader {
  /** The query without any parameter. */
  readonly blank: Readonly<Record<string, undefined>>;
  readonly readPair: PairReader;
}

const readerOf = memoizeByObject((endpoint: Endpoint): QueryReader => {
  const readPair: PairReader = memoize((pair) => {
    const { query, issues } = readEach(endpoint, pair);
    const [entry] = Object.entries(query);
    return entry && issues.length === 0 ? { name: entry[0], value: entry[1] } : null;
  });
  const names = Object.keys(endpoint.query.properties);
  return { blank: Object.fromEntries(names.map((name) => [name, undefined])), readPair };
});

/**
 * Reads a valid query without ignored and repeated parameters; returns undefined for any other query. Pairs are memoised,
 * because requests combine few different ones.
 */
function readPairs(endpoint: Endpoint, queryString: string): Record<string, unknown> | undefined {
  const { blank, readPair } = readerOf(endpoint);
  const query: Record<string, unknown> = { ...blank };
  for (const pair of queryString === '' ? [] : queryString.split('&')) {
    const read = readPair(pair);
    if (read === null || query[read.name] !== undefined) return undefined;
    query[read.name] = read.value;
  }
  const { required = [] } = endpoint.query;
  return required.every((name) => query[name] !== undefined) ? query : undefined;
}

function readParameter(name: string, texts: readonly string[], schema: TSchema): Read {
  const isList = schema.type === 'array';
  const [first = '', ...others] = texts;
  if (!isList && others.length > 0) {
    return { issue: invalid(name, 'Takes one value, and was sent more than once.') };
  }
  const parts = isList ? texts.flatMap(splitList) : [first];
  if (!mayBeEmpty.has(name) && parts.some((part) => part.trim() === '')) {
    return { issue: invalid(name, 'Is empty; give it a value or leave it out.') };
  }
  // The same text always gives the same list object.
  const value = isList ? Object.freeze([...new Set(parts)]) : convert(first, schema);
  // `Check` is much faster than collecting errors.
  if (Check(schema, value)) return { value };
  const error = Errors(schema, value).First();
  return error ? { issue: explain(name, error) } : { value };
}

/** A text that cannot be converted stays as it is, and fails the check later. */
function convert(text: string, schema: TSchema): unknown {
  if (schema.type === 'integer' && /^-?(?:0|[1-9]\d{0,15})$/.test(text)) return Number(text);
  if (schema.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function explain(name: string, error: ValueError): InputIssue {
  const schema: TSchema = error.schema;
  const found = String(error.value);
  if (Array.isArray(schema.enum)) {
    const allowed = schema.enum.map(String);
    const message = `Does not take "${shorten(found)}"; it takes ${allowed.join(', ')}.`;
    return invalid(name, message, suggestSpelling(found, allowed));
  }
  if (schema.format === 'search-text') {
    return invalid(name, `Takes at most ${limits.maxQueryLength} characters.`);
  }
  if (error.type === ValueErrorType.StringFormat) {
    return invalid(
      name,
      'Must be a year, a month or a day that exists, such as 2020, 2020-06 or 2020-06-23.',
    );
  }
  if (error.type === ValueErrorType.ArrayMaxItems) {
    return invalid(name, `Takes at most ${String(schema.maxItems)} values.`, null);
  }
  if (schema.type === 'integer') {
    const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
    const suggestion = typeof error.value === 'number' && maximum !== undefined && error.value > maximum;
    return invalid(
      name,
      `Must be a whole number from ${minimum ?? 0} to ${maximum ?? Number.MAX_SAFE_INTEGER}.`,
      suggestion ? String(maximum) : null,
    );
  }
  if (schema.type === 'boolean') return invalid(name, 'Must be true or false.');
  return invalid(name, `${error.message}.`);
}

function invalid(parameter: string, message: string, suggestion: string | null = null): InputIssue {
  return { parameter, message, suggestion, code: 'invalid_parameter' };
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text;
}
