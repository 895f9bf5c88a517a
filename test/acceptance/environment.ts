import assert from 'node:assert/strict';
import { FormatRegistry, Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Endpoint } from '../../contract/endpoint';
import { Problem, problemCatalogue, type ProblemCode } from '../../contract/problem';
import type { Answer, Call, CallOptions } from '../support/call';
import type { Way } from '../support/way';
import type { Era, Oracle } from './oracle';

/** A served content directory, with the oracle that computes the expected responses. */
export interface TestEnvironment {
  readonly way: Way;
  readonly contentDir: string;
  /** The served snapshot. */
  readonly snapshotFile: string;
  readonly oracle: Oracle;
  readonly revision: string;
  readonly findings: { readonly errors: number; readonly warnings: number };
  readonly siteUrl: string | null;
  readonly siteTitle: string;
  readonly call: Call;
  /** Sets the time of the server and of {@link TestEnvironment.era}, in ms. */
  setNow(ms: number): void;
  /** The expected state at that time. */
  readonly era: Era;
  close(): Promise<void>;
}

/** The initial time of tests: later than all content except scheduled articles. */
export const defaultNow = Date.UTC(2027, 0, 1, 4, 5, 6, 789);

FormatRegistry.Set('date', (text) => /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text));
FormatRegistry.Set('date-time', (text) =>
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?[+-]\d\d:\d\d$/.test(text),
);

/** Runs assertions and adds their subject to the error. */
export function about<T>(subject: string, assertions: () => T): T {
  try {
    return assertions();
  } catch (error) {
    if (error instanceof Error && !error.message.startsWith(subject))
      error.message = `${subject}\n${error.message}`;
    throw error;
  }
}

/** Requests JSON and checks the response against the schema of its endpoint, which allows no undocumented fields. */
export async function ask<E extends Pick<Endpoint, 'response'>>(
  { call }: Pick<TestEnvironment, 'call'>,
  { response }: E,
  path: string,
  options?: CallOptions,
): Promise<Static<E['response']>> {
  const answer = await call(path, options);
  return about(path, () => {
    assert.equal(answer.status, 200, answer.body.toString().slice(0, 500));
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    return check(response, parse(answer));
  });
}

/** Checks a body against a schema, strictly. */
export function check<S extends TSchema>(schema: S, body: unknown): Static<S> {
  const error = Value.Errors(schema, body).First();
  assert.equal(error && `${error.path}: ${error.message}`, undefined);
  assert.deepEqual(
    Value.Clean(schema, structuredClone(body)),
    body,
    'The body holds more than is documented.',
  );
  return body;
}

/** Whether a target reaches the application unchanged. Some entry points change names without a value and invalid escapes. */
export function isKept({ way }: TestEnvironment, target: string): boolean {
  const [, query] = target.split('?');
  if (way.keepsQueries || query === undefined) return true;
  return query.split('&').every((pair) => pair.includes('=') && isDecodable(pair));
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Parses the JSON of a response. */
export function parse(answer: Answer): unknown {
  return JSON.parse(answer.body.toString());
}

/** The fields that every problem has. */
const problemFields = ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId', 'errors'];

/** Fields that only problems of one code have. */
const ownFields: Partial<Record<ProblemCode, string>> = {
  article_not_found: 'suggestions',
  ambiguous_slug: 'candidates',
};

/** Checks that a response is a problem with this code, in every field and header. */
export function checkProblem(path: string, answer: Answer, code: ProblemCode): Static<typeof Problem> {
  return about(path, () => {
    const { status } = problemCatalogue[code];
    const text = answer.body.toString();
    assert.equal(answer.status, status, text.slice(0, 500));
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
    const problem = check(Problem, parse(answer));
    const own = ownFields[code];
    assert.deepEqual(Object.keys(problem).sort(), [...problemFields, ...(own ? [own] : [])].sort());
    assert.equal(problem.status, status);
    assert.equal(problem.code, code);
    assert.equal(problem.requestId, answer.headers['x-request-id']);
    assert.equal(problem.instance, path.replace(/[?#].*/s, ''));
    const isCached = code === 'article_not_found' || code === 'term_not_found';
    const cacheControl = answer.headers['cache-control'] ?? '';
    assert.match(cacheControl, isCached ? /^public, max-age=(?:\d|10)$/ : /^no-store$/);
    assert.equal(answer.headers.etag, undefined);
    for (const issue of problem.errors)
      assert.deepEqual(Object.keys(issue), ['parameter', 'message', 'suggestion']);
    return problem;
  });
}

/** The schema of a list item or article with selected fields. */
export function pickFields(
  schema: TSchema & { readonly properties: Record<string, TSchema> },
  fields: readonly string[],
) {
  const kept = Object.entries(schema.properties).filter(([name]) => fields.includes(name));
  return Type.Object(Object.fromEntries(kept));
}

/** The path of an article in the API. */
export function articlePath(collection: string, slug: string): string {
  return `/api/v1/articles/${encodeURIComponent(collection)}/${encodeURIComponent(slug)}`;
}
