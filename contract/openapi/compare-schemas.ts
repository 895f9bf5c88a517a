import { resolveRef, type ComparedDocument } from './resolve-ref';
import type { JsonSchema } from './to-json-schema';

/** The context of a comparison: the position of both schemas, the targets of references, and the pairs in progress. */
interface Scope {
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  /** The operation and status. */
  readonly response: string;
  /** The path to the field; empty for the entire response. */
  readonly field: string;
  readonly seen: readonly string[];
}

/** Bounds by keyword, with the direction in which they become narrower. */
const bounds: Readonly<Record<string, 'lower' | 'upper'>> = {
  minimum: 'lower',
  exclusiveMinimum: 'lower',
  minLength: 'lower',
  maximum: 'upper',
  maxLength: 'upper',
  maxItems: 'upper',
};

/** Finds values that a request could contain before and cannot now. Schemas of parameters have no references. */
export function compareInput(position: string, before: JsonSchema, after: JsonSchema): string[] {
  const [was, is] = [listTypes(before), listTypes(after)];
  const types = was.filter((type) => !is.includes(type) && !(type === 'integer' && is.includes('number')));
  const values = listEnum(before);
  const allowed = listEnum(after);
  const lost = allowed === null ? [] : (values ?? []).filter((value) => !allowed.includes(value));
  const narrowed = Object.entries(bounds).filter(([keyword, way]) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (typeof now !== 'number') return false;
    if (typeof old !== 'number') return !(keyword === 'minLength' && now <= 1);
    return way === 'upper' ? now < old : now > old;
  });
  const [items, newItems] = [before.items, after.items];
  return [
    ...types.map((type) => `${position}: it no longer takes the type ${type}.`),
    ...lost.map((value) => `${position}: it no longer takes "${value}".`),
    ...(values === null && allowed !== null ? [`${position}: it takes certain values only now.`] : []),
    ...narrowed.map(
      ([keyword]) =>
        `${position}: ${keyword} was ${String(before[keyword])} and is ${String(after[keyword])}.`,
    ),
    ...(after.pattern !== undefined && after.pattern !== before.pattern
      ? [`${position}: its pattern is another.`]
      : []),
    ...(before.default !== undefined && before.default !== after.default
      ? [`${position}: its default is no longer ${JSON.stringify(before.default)}.`]
      : []),
    ...(items && newItems ? compareInput(position, items as JsonSchema, newItems as JsonSchema) : []),
  ];
}

/** Finds what a response always contained before and may lack now, and values that it could not contain before. */
export function compareAnswer(scope: Scope, before: JsonSchema, after: JsonSchema): string[] {
  const names = [before, after].map((schema) => ('$ref' in schema ? String(schema.$ref) : ''));
  const key = names.join(' ');
  // A recursive schema is compared once.
  if (scope.seen.includes(key)) return [];
  const inner = key === ' ' ? scope : { ...scope, seen: [...scope.seen, key] };
  const was = flatten(scope.before, before);
  const is = flatten(scope.after, after);
  const position = scope.field === '' ? scope.response : `${scope.response} ${scope.field}`;
  const [oldTypes, newTypes] = [listTypes(was), listTypes(is)];
  const wider = newTypes.filter(
    (type) => !oldTypes.includes(type) && !(type === 'integer' && oldTypes.includes('number')),
  );
  const [values, now] = [listEnum(was), listEnum(is)];
  const lost = now === null ? [] : (values ?? []).filter((value) => !now.includes(value));
  const [items, newItems] = [was.items, is.items];
  return [
    ...(oldTypes.length === 0 ? [] : wider.map((type) => `${position}: it may be of the type ${type} now.`)),
    ...(oldTypes.length > 0 && newTypes.length === 0 ? [`${position}: it may be of any type now.`] : []),
    ...lost.map((value) => `${position}: the value "${value}" is gone.`),
    ...(values !== null && now === null ? [`${position}: it may have any value now.`] : []),
    ...(was.format !== is.format ? [`${position}: its format is another.`] : []),
    ...compareProperties(inner, was, is),
    ...(items && newItems
      ? compareAnswer({ ...inner, field: `${inner.field}[]` }, items as JsonSchema, newItems as JsonSchema)
      : []),
    ...compareAlternatives(inner, position, was, is),
  ];
}

function compareProperties(scope: Scope, before: JsonSchema, after: JsonSchema): string[] {
  const [was, is] = [listProperties(before), listProperties(after)];
  const [wasRequired, isRequired] = [listRequired(before), listRequired(after)];
  return Object.entries(was).flatMap(([name, schema]) => {
    const field = scope.field === '' ? name : `${scope.field}.${name}`;
    const at = `${scope.response} ${field}`;
    const now = is[name];
    if (now === undefined) return [`${at}: the field is gone.`];
    const isOptional = wasRequired.includes(name) && !isRequired.includes(name);
    return [
      ...(isOptional ? [`${at}: the field may be left out now.`] : []),
      ...compareAnswer({ ...scope, field }, schema, now),
    ];
  });
}

/** Compares alternatives by index. */
function compareAlternatives(
  scope: Scope,
  position: string,
  before: JsonSchema,
  after: JsonSchema,
): string[] {
  const [was, is] = [listAlternatives(before), listAlternatives(after)];
  if (is.length > was.length) return [`${position}: it may be something else now, too.`];
  return is.flatMap((schema, i) => compareAnswer(scope, was[i] ?? {}, schema));
}

/** Follows a reference, and merges the parts of an `allOf`. */
function flatten(document: ComparedDocument, schema: JsonSchema): JsonSchema {
  const { allOf, ...own } = resolveRef<JsonSchema>(document, schema);
  if (!Array.isArray(allOf)) return own;
  return (allOf as JsonSchema[])
    .map((part) => flatten(document, part))
    .reduce((joined, part) => {
      const properties = { ...listProperties(joined) };
      for (const [name, more] of Object.entries(listProperties(part)))
        properties[name] = { ...properties[name], ...more };
      return { ...joined, ...part, properties };
    }, own);
}

function listTypes({ type }: JsonSchema): string[] {
  if (type === undefined) return [];
  return (Array.isArray(type) ? type : [type]).map(String);
}

function listRequired({ required }: JsonSchema): readonly string[] {
  return (required ?? []) as readonly string[];
}

function listEnum(schema: JsonSchema): string[] | null {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  return Array.isArray(values) ? values.map(String) : null;
}

function listProperties({ properties }: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (properties ?? {}) as Readonly<Record<string, JsonSchema>>;
}

function listAlternatives({ anyOf }: JsonSchema): JsonSchema[] {
  return (anyOf ?? []) as JsonSchema[];
}
