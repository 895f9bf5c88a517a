import { compareAnswer, compareInput } from './compare-schemas';
import { resolveRef, type ComparedDocument, type Ref } from './resolve-ref';
import type { JsonSchema } from './to-json-schema';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema: JsonSchema;
}

interface Response {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Ref)[];
  readonly responses: Readonly<Record<string, Response | Ref>>;
}

/**
 * Finds the breaking changes of the contract: removed operations, parameters, values, fields, codes and headers, and types
 * that become wider in responses or narrower in requests. Additions are not breaking: optional parameters, fields, codes, and
 * further values of an `enum` in responses, which clients have to expect.
 *
 * @returns a sentence for each change, beginning with its position; in the order of the old document
 */
export function findBreakingChanges(before: ComparedDocument, after: ComparedDocument): string[] {
  return Object.entries(before.paths).flatMap(([path, { get }]) => {
    const now = after.paths[path]?.get;
    const position = `GET ${path}`;
    if (get === undefined) return [];
    if (now === undefined) return [`${position}: the operation is gone.`];
    const [old, fresh] = [get as Operation, now as Operation];
    const renamed =
      old.operationId === fresh.operationId
        ? []
        : [`${position}: its operationId was ${old.operationId} and is ${fresh.operationId}.`];
    return [
      ...renamed,
      ...compareParameters(position, listParameters(before, old), listParameters(after, fresh)),
      ...Object.entries(old.responses).flatMap(([status, response]) => {
        const newResponse = fresh.responses[status];
        if (newResponse === undefined) return [`${position}: the answer ${status} is gone.`];
        const [was, is] = [resolveRef<Response>(before, response), resolveRef<Response>(after, newResponse)];
        return compareResponses(`${position} ${status}`, { before, after }, was, is);
      }),
    ];
  });
}

function compareParameters(
  position: string,
  before: readonly Parameter[],
  after: readonly Parameter[],
): string[] {
  const changes = before.flatMap((old) => {
    const at = `${position} parameter ${old.name}`;
    const now = after.find(({ name, in: where }) => name === old.name && where === old.in);
    if (!now) return [`${at}: it is gone.`];
    const isRead = now.style === old.style && now.explode === old.explode;
    return [
      ...(now.required === true && old.required !== true ? [`${at}: it is required now.`] : []),
      ...(isRead ? [] : [`${at}: lists are written in another way.`]),
      ...compareInput(at, old.schema, now.schema),
    ];
  });
  const required = after.filter(
    ({ name, required: isRequired }) => isRequired === true && !before.some((old) => old.name === name),
  );
  return [
    ...changes,
    ...required.map(({ name }) => `${position} parameter ${name}: it is new and required.`),
  ];
}

function compareResponses(
  position: string,
  documents: { readonly before: ComparedDocument; readonly after: ComparedDocument },
  old: Response,
  now: Response,
): string[] {
  const lost = Object.keys(old.headers ?? {}).filter((name) => !(name in (now.headers ?? {})));
  const bodies = Object.entries(old.content ?? {}).flatMap(([type, { schema }]) => {
    const body = now.content?.[type];
    if (!body) return [`${position}: it is no longer given as ${type}.`];
    return compareAnswer({ ...documents, response: position, field: '', seen: [] }, schema, body.schema);
  });
  return [...lost.map((name) => `${position}: the header ${name} is gone.`), ...bodies];
}

function listParameters(document: ComparedDocument, { parameters = [] }: Operation): Parameter[] {
  return parameters.map((parameter) => resolveRef<Parameter>(document, parameter));
}
