import { frontMatterSchema, type FieldType } from './front-matter-schema';
import { maxTerms } from './read-list';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A text, or what is read as its text in the source. */
const scalar: Json = ['string', 'number', 'boolean', 'null'];

/** What a value looks like. An empty one counts as absent, so it is always right. */
const shapes: Readonly<Record<FieldType, Readonly<Record<string, Json>>>> = {
  string: { type: scalar },
  list: { anyOf: [{ type: scalar }, { type: 'array', items: { type: scalar }, maxItems: maxTerms }] },
  boolean: { enum: [true, false, 'true', 'false', null] },
  // Whether there is such a day only `npm run check` can tell. No `format`: a moment may lack its offset.
  date: {
    type: ['string', 'null'],
    pattern:
      '^\\d{4}-\\d{1,2}-\\d{1,2}(?:(?:[Tt]|[ \\t]+)\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:[ \\t]*(?:[Zz]|[+-]\\d{1,2}(?::?\\d{2})?))?)?$',
  },
};

/**
 * The front matter of an article as a JSON Schema, for editors of text that complete and check YAML by one. It refuses
 * nothing that is read as it is written; further keys are free.
 */
export function toEditorSchema(): Json {
  const properties = Object.entries(frontMatterSchema).map(([key, { type, meaning, example }]) => {
    const said = { description: `${meaning.zh}\n\n${meaning.en}` };
    return [key, { ...said, ...shapes[type], examples: [...new Set([example.zh, example.en])] }] as const;
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Front matter of a Casebook article',
    type: 'object',
    properties: Object.fromEntries(properties),
    required: ['title', 'date'],
  };
}

/** The same keys as snippets of VS Code, which complete them in Markdown files, where it applies no schema. */
export function toEditorSnippets(): Json {
  const all = { prefix: 'front matter', description: '文章开头 · The top of an article' };
  const body = [
    '---',
    'title: $1',
    'date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE',
    'tags: [$2]',
    '---',
    '',
    '$0',
  ];
  const keys = Object.entries(frontMatterSchema).map(([key, { meaning, example }]) => {
    // In a snippet these three have a meaning of their own.
    const placeholder = example.zh.replace(/[$}\\]/gu, '\\$&');
    return [
      `front matter: ${key}`,
      {
        scope: 'markdown',
        prefix: key,
        description: `${meaning.zh} · ${meaning.en}`,
        body: `${key}: \${1:${placeholder}}`,
      },
    ] as const;
  });
  const whole = { scope: 'markdown', ...all, body };
  return { 'front matter': whole, ...Object.fromEntries(keys) };
}
