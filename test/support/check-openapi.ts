import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { endpoints } from '../../contract/endpoints';
import { normalizeTarget } from '../../contract/normalize-target';
import type { Answer, Call } from './call';

interface Body {
  readonly schema: Readonly<Record<string, unknown>>;
}
interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, Body>>;
}
interface Document {
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly responses: Record<string, Response> } }>
  >;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The committed document. */
export const openApi = JSON.parse(
  fs.readFileSync(path.resolve(__dirname, '../../openapi.json'), 'utf8'),
) as Document;

/** Headers that a response may leave out. */
const optional = new Set(['Last-Modified', 'Link', 'Vary', 'X-Content-Revision', 'Retry-After']);

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats(ajv);
const validators = new Map<string, ValidateFunction>();

/** Wraps a call so that every response is checked against its operation and status in the document. */
export function checkEvery(call: Call): Call {
  return async (target, options) => {
    const answer = await call(target, options);
    if ((options?.method ?? 'GET') === 'GET') checkAnswer(target, answer);
    return answer;
  };
}

function checkAnswer(target: string, answer: Answer): void {
  const route = findPath(target);
  if (route === null) return;
  const { status, headers } = answer;
  // Sent by Node.js itself, before there is a request.
  if (status === 431) return;
  const place = `GET ${route} ${status}`;
  const response = openApi.paths[route]?.get.responses[status];
  assert.ok(response, `${place} is not documented: ${target}`);
  const { headers: documented = {}, content } = followRef(response);
  for (const name of Object.keys(documented))
    assert.ok(optional.has(name) || headers[name.toLowerCase()] !== undefined, `${place} lacks ${name}.`);
  if (content === undefined || headers['content-encoding'] !== undefined) return;
  const type = headers['content-type']?.replace(/; charset=utf-8$/, '') ?? '';
  const documentedType = Object.keys(content).find((name) => name.replace(/; charset=utf-8$/, '') === type);
  assert.ok(documentedType !== undefined, `${place} is given as ${type}.`);
  if (!type.includes('json')) return;
  const validate = openValidator(place, content[documentedType]?.schema ?? {});
  const isValid = validate(JSON.parse(answer.body.toString()));
  assert.ok(isValid, `${target}: ${ajv.errorsText(validate.errors)}`);
}

/** Matches the paths of each operation; compiled once for the tens of thousands of responses. */
const routes = Object.values(endpoints).map(({ path: pattern }) => {
  const expression = pattern
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.]/g, '\\.'))
    .join('[^/]+');
  return { path: pattern, expression: new RegExp(`^${expression}$`) };
});

/** The path of the operation that matches a target; null if there is none, or if it is ambiguous. */
function findPath(target: string): string | null {
  const [name = ''] = normalizeTarget(target).split(/[?#]/);
  const found = routes.filter(({ expression }) => expression.test(name));
  const fixed = found.find(({ path: pattern }) => !pattern.includes('{'));
  const [only, ...others] = found;
  // A slug may end in `.md` or be "related", so the response decides which operation it was.
  return (fixed ?? (others.length === 0 ? only : undefined))?.path ?? null;
}

function followRef(response: Response): Response {
  const name = response.$ref?.split('/').at(-1);
  return name === undefined ? response : (openApi.components.responses?.[name] as Response);
}

function openValidator(place: string, schema: Body['schema']): ValidateFunction {
  const known = validators.get(place);
  if (known) return known;
  const validate = ajv.compile({ ...schema, components: openApi.components });
  validators.set(place, validate);
  return validate;
}
