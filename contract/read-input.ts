import type { TSchema } from '@sinclair/typebox';
import { Errors, ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import { Check } from '@sinclair/typebox/value';
import { remember } from '../core/text/remember';
import type { Endpoint, InputOf } from './endpoint';
import { findNearest } from './nearest';
import { limits } from './parameters';
import { parseQuery, splitList } from './parse-query';
import type { ParameterIssue, ProblemCode } from './problem';

/** One fault of the input, with the code that it alone would lead to. */
export interface InputIssue extends ParameterIssue {
  readonly code: Extract<ProblemCode, 'invalid_parameter' | 'unknown_parameter'>;
}

/** The typed input, or everything that is wrong with it. */
export type InputResult<E extends Endpoint> =
  | { readonly ok: true; readonly input: InputOf<E> }
  | { readonly ok: false; readonly issues: readonly InputIssue[] };

/** Parameters whose names begin so are meant for others on the way (analytics, cache busters) and ignored on purpose. */
const ignoredName = /^(?:_|utm_)/;

/**
 * Reads the input of an operation: converts each parameter to the type that its schema names, checks it,
 * and reports every fault at once. Nothing is clamped, defaulted or dropped.
 *
 * @param params the path parameters, decoded
 * @param queryString the query as sent, without `?`
 */
export function readInput<E extends Endpoint>(
  endpoint: E,
  params: Readonly<Record<string, string>>,
  queryString: string,
): InputResult<E> {
  const { values, malformed } = parseQuery(queryString);
  const known = endpoint.query.properties;
  const query: Record<string, unknown> = {};
  const issues: InputIssue[] = malformed.map((parameter) =>
    invalid(parameter, 'Holds a percent-escape that is not UTF-8; escape each byte of the text as %XX.'),
  );

  for (const [name, texts] of values) {
    const schema = Object.hasOwn(known, name) ? known[name] : undefined;
    if (schema !== undefined) {
      const [first = '', ...others] = texts;
      const read = others.length === 0 ? readerOf(name, schema)(first) : readParameter(name, texts, schema);
      if ('issue' in read) issues.push(read.issue);
      else query[name] = read.value;
    } else if (!ignoredName.test(name)) {
      // `tag[]` and `page[gt]` are how other APIs write `tag` and `page`.
      const suggestion = findNearest(name.replace(/(?<=.)\[.*\]$/s, ''), Object.keys(known));
      issues.push({ parameter: name, message: 'Is not known here.', suggestion, code: 'unknown_parameter' });
    }
  }
  for (const name of endpoint.query.required ?? []) {
    if (!values.has(name) && !malformed.includes(name)) issues.push(invalid(name, 'Is required.'));
  }
  if (issues.length > 0) return { ok: false, issues };

  const crossed = endpoint.check?.(query) ?? [];
  if (crossed.length > 0) {
    return { ok: false, issues: crossed.map((issue) => ({ ...issue, code: 'invalid_parameter' as const })) };
  }
  // Each property was checked against its own schema just now, which is what the type says.
  return { ok: true, input: { params, query } };
}

/** An empty cursor starts; an empty token is a bad one, and whoever reads it says so. */
const mayBeEmpty: ReadonlySet<string> = new Set(['cursor', 'preview']);

type Read = { readonly value: unknown } | { readonly issue: InputIssue };

const readers = new WeakMap<TSchema, (text: string) => Read>();

/** Reads one value of a parameter; of what many ask for it is known already what it means. */
function readerOf(name: string, schema: TSchema): (text: string) => Read {
  let reader = readers.get(schema);
  if (!reader) {
    reader = remember((text) => readParameter(name, [text], schema));
    readers.set(schema, reader);
  }
  return reader;
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
  // Whoever asks the same gets the same list.
  const value = isList ? Object.freeze([...new Set(parts)]) : convert(first, schema);
  // Looking for what is wrong takes much longer than seeing that nothing is.
  if (Check(schema, value)) return { value };
  const error = Errors(schema, value).First();
  return error ? { issue: explain(name, error) } : { value };
}

/** Texts that are not of the form of the type stay as they are, and then fail the check. */
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
    return invalid(name, message, findNearest(found, allowed));
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
