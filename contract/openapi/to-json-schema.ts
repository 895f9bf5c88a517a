import type { TSchema } from '@sinclair/typebox';
import { limits } from '../parameters';

/** A JSON Schema (2020-12) as in OpenAPI 3.1, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Our formats of parameters as patterns, which every validator knows. */
const formats: Readonly<Record<string, JsonSchema>> = {
  'date-prefix': { pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' },
  'search-text': { maxLength: limits.maxQueryLength },
};

/** Schemas to which `fields` applies: a response has either all fields, or `id` and the requested ones. */
const choosable: ReadonlySet<string> = new Set(['Article', 'ArticleListItem']);

/**
 * Converts the schemas of the contract to plain JSON Schema. Schemas with a name become components, which other schemas
 * reference, so that code generators make one type of each.
 */
export class SchemaWriter {
  private readonly named = new Map<string, JsonSchema>();

  /** The named schemas so far, by name in code-unit order. */
  get components(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  write(schema: TSchema): JsonSchema {
    const { $id, ...rest } = schema;
    if ($id === undefined) return this.writeBare(rest);
    if (!this.named.has($id)) {
      // Before its members, which may reference it.
      this.named.set($id, {});
      this.named.set($id, this.writeBare(rest));
    }
    if (!choosable.has($id)) return { $ref: toPointer($id) };
    const chosen = `Chosen${$id}`;
    this.named.set(chosen, {
      ...this.named.get($id),
      description: 'With `fields`: `id` and the fields asked for.',
      required: ['id'],
    });
    return { anyOf: [{ $ref: toPointer($id) }, { $ref: toPointer(chosen) }] };
  }

  private writeBare(schema: Readonly<Record<string, unknown>>): JsonSchema {
    const written: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties' || key === 'patternProperties')
        written[key] = Object.fromEntries(
          Object.entries(value as Record<string, TSchema>).map(([name, part]) => [name, this.write(part)]),
        );
      else if (key === 'items') written[key] = this.write(value as TSchema);
      else if (key === 'anyOf') written[key] = (value as TSchema[]).map((part) => this.write(part));
      else if (key === '$ref') written[key] = toPointer(value as string);
      else if (key === 'format' && formats[value as string]) Object.assign(written, formats[value as string]);
      else written[key] = value;
    }
    return tidy(written);
  }
}

function toPointer(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Shortens unions: `type: [string, null]`, and an `enum` for constants of the same type. */
function tidy(schema: Record<string, unknown>): JsonSchema {
  const { anyOf, patternProperties, ...rest } = schema;
  if (patternProperties !== undefined) {
    const [values] = Object.values(patternProperties as Record<string, JsonSchema>);
    return { ...rest, additionalProperties: values ?? {} };
  }
  if (!Array.isArray(anyOf)) return schema;
  const parts = anyOf as JsonSchema[];
  if (parts.every(({ const: value }) => value !== undefined)) {
    return { ...rest, type: parts[0]?.type, enum: parts.map(({ const: value }) => value) };
  }
  const [first, second] = parts;
  if (parts.length === 2 && second?.type === 'null' && typeof first?.type === 'string') {
    return { ...first, ...rest, type: [first.type, 'null'] };
  }
  const types = parts.map((part) => (Object.keys(part).join() === 'type' ? part.type : undefined));
  return types.includes(undefined) ? schema : { ...rest, type: types };
}
