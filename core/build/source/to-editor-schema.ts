import { frontMatterSchema, type FieldType } from './front-matter-schema';
import { maxTerms } from './read-list';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A text, or what is read as its text in the source. */
const scalar: Json = ['string', 'number', 'boolean', 'null'];

/** The JSON Schema of each type. An empty value counts as absent, so it is always valid. */
const shapes: Readonly<Record<FieldType, Readonly<Record<string, Json>>>> = {
  string: { type: scalar },
  list: { anyOf: [{ type: scalar }, { type: 'array', items: { type: scalar }, maxItems: maxTerms }] },
  boolean: { enum: [true, false, 'true', 'false', null] },
  // Only `npm run check` can tell whether the day exists. No `format`: a time may lack its offset.
  date: {
    type: ['string', 'null'],
    pattern:
      '^\\d{4}-\\d{1,2}-\\d{1,2}(?:(?:[Tt]|[ \\t]+)\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:[ \\t]*(?:[Zz]|[+-]\\d{1,2}(?::?\\d{2})?))?)?$',
  },
};

/**
 * The front matter of an article as a JSON Schema, by which text editors complete and check YAML. It accepts every value
 * that Casebook reads without a change, and any further key.
 */
export function toEditorSchema(): Json {
  const properties = Object.entries(frontMatterSchema).map(([key, { type, meaning, example }]) => {
    const description = `${meaning.zh}\n\n${meaning.en}`;
    const examples = [...new Set([example.zh, example.en])];
    return [key, { description, ...shapes[type], examples }] as const;
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Front matter of a Casebook article',
    type: 'object',
    properties: Object.fromEntries(properties),
    required: ['title', 'date'],
  };
}

/** The same keys as snippets of VS Code: it does not apply the schema to Markdown files. */
export function toEditorSnippets(): Json {
  const whole = {
    scope: 'markdown',
    prefix: 'front matter',
    description: '文章开头 · The top of an article',
    body: [
      '---',
      'title: $1',
      'date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE',
      'tags: [$2]',
      '---',
      '',
      '$0',
    ],
  };
  const keys = Object.entries(frontMatterSchema).map(([key, { meaning, example }]) => {
    // These three characters have a special meaning in a snippet.
    const placeholder = example.zh.replace(/[$}\\]/gu, '\\$&');
    const description = `${meaning.zh} · ${meaning.en}`;
    const body = `${key}: \${1:${placeholder}}`;
    return [`front matter: ${key}`, { scope: 'markdown', prefix: key, description, body }] as const;
  });
  return { 'front matter': whole, ...Object.fromEntries(keys) };
}
