import type { TSchema } from '@sinclair/typebox';
import { limits } from '../parameters';

/** A JSON Schema (2020-12) or a part of one, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What the formats of parameters mean in words that every validator knows. */
const formats: Readonly<Record<string, JsonSchema>> = {
  'date-prefix': { pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' },
  'search-text': { maxLength: limits.maxQueryLength },
};

/** What `fields` chooses from: an answer has either all of it, or `id` and the fields asked for. */
const choosable: ReadonlySet<string> = new Set(['Article', 'ArticleListItem']);

/**
 * Turns the schemas of the contract into plain JSON Schema. Schemas with a name become components, which others
 * point to, so that generators make one type of each.
 */
export class SchemaWriter {
  private readonly named = new Map<string, JsonSchema>();

  /** The named schemas met so far, by name in code-unit order. */
  get components(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  write(schema: TSchema): JsonSchema {
    const { $id, ...rest } = schema;
    if ($id === undefined) return this.writeBare(rest);
    if (!this.named.has($id)) {
      // Before what is in it, which may point back.
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

/** Writes unions as people do: `type: [string, null]`, and constants of one type as an `enum`. */
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
