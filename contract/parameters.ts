import { FormatRegistry, Kind, Type, TypeRegistry, type Static, type TSchema } from '@sinclair/typebox';
import { facetValues, formatValues, sortValues, type Sort } from './names';

/** Bounds of `limit`; the default applies to requests without `ids`. */
export const limits = {
  default: 10,
  max: 100,
  maxWithContent: 20,
  maxIds: 100,
  maxTerms: 10_000,
  maxQueryLength: 100,
} as const;

/** A list parameter: split at commas (`\,` is a literal comma) and repeatable. */
function list<T extends TSchema>(item: T, description: string, maxItems?: number) {
  return Type.Optional(Type.Array(item, { description, ...(maxItems === undefined ? {} : { maxItems }) }));
}

const text = Type.String({ minLength: 1 });

// TypeBox has no string enum; this kind adds one that is checked and is plain JSON Schema.
TypeRegistry.Set<{ enum: readonly unknown[] }>('Words', (schema, value) => schema.enum.includes(value));
FormatRegistry.Set('date-prefix', isDatePrefix);
FormatRegistry.Set('search-text', (text) => Array.from(text).length <= limits.maxQueryLength);

/** A string enum. */
function stringEnum<T extends readonly string[]>(values: T) {
  return Type.Unsafe<T[number]>({ [Kind]: 'Words', type: 'string', enum: [...values] });
}

const day = (description: string) =>
  Type.Optional(
    Type.String({ format: 'date-prefix', description, examples: ['2020', '2020-06', '2020-06-23'] }),
  );

/** A search query as text. */
export function searchText(description: string) {
  return Type.String({ format: 'search-text', description });
}

/** The filters of every operation over articles, in the order that `links` have. */
export const filterParameters = {
  collection: list(text, 'In any of these collections.'),
  category: list(text, 'With any of these categories.'),
  tag: list(text, 'With any of these tags.'),
  author: list(text, 'By any of these authors.'),
  'category.all': list(text, 'With every one of these categories.'),
  'tag.all': list(text, 'With every one of these tags.'),
  'author.all': list(text, 'By all of these authors together.'),
  'collection.not': list(text, 'In none of these collections.'),
  'category.not': list(text, 'With none of these categories.'),
  'tag.not': list(text, 'With none of these tags.'),
  'author.not': list(text, 'By none of these authors.'),
  from: day('Dated on or after the first day of this year, month or day.'),
  to: day('Dated on or before the last day of this year, month or day.'),
  outdated: Type.Optional(
    Type.Boolean({ description: 'Only articles that are marked outdated, or only those that are not.' }),
  ),
  ids: list(text, 'These articles only, as `collection/slug`.', limits.maxIds),
  q: Type.Optional(
    searchText('Full text: every word must be in the article; double quotes keep a phrase together.'),
  ),
};

/** The name of a filter parameter. */
export type FilterName = keyof typeof filterParameters;

/** The filters of a request, by parameter; undefined if they were not sent. */
export type Filters = {
  readonly [Name in FilterName]?: Static<(typeof filterParameters)[Name]> | undefined;
};

/** The filter parameters in their order. */
// The cast restores the type of the keys, which Object.keys loses.
export const filterNames = Object.keys(filterParameters) as readonly FilterName[];

export const sortParameter = Type.Optional(
  Type.Unsafe<Sort>({
    ...stringEnum(sortValues),
    description:
      'The order; ties always by slug, then collection. Articles without the field come last both ways. `relevance` goes with `q` and is the default there.',
    default: '-date',
  }),
);
export const pageParameter = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'The page, from 1.',
    default: 1,
  }),
);
export const cursorParameter = Type.Optional(
  Type.String({
    description: 'Instead of `page`: empty to start, then `meta.nextCursor` of the answer before.',
  }),
);
export const limitParameter = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: limits.max,
    description: 'Articles a page; with `ids` the default is the maximum, with `format` the maximum is 20.',
    default: limits.default,
  }),
);
export const formatParameter = list(
  stringEnum(formatValues),
  'Adds `content` in these forms to each article.',
);
export const facetsParameter = list(stringEnum(facetValues), 'Counts within the result, in `meta.facets`.');

/** The parameter `fields` over the given names. */
export function fieldsParameter<T extends readonly string[]>(names: T) {
  return list(stringEnum(names), 'Only these fields, plus `id`.');
}

/** The parameter `limit` of lists of terms; by default they have all terms. */
export function termLimitParameter() {
  return Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: limits.maxTerms,
      description: 'How many entries at most; all by default.',
    }),
  );
}

/** Whether a text is a `YYYY`, `YYYY-MM` or `YYYY-MM-DD` that exists in the calendar. */
function isDatePrefix(text: string): boolean {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(0);
  // Not Date.UTC, which reads years below 100 as 19xx.
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
