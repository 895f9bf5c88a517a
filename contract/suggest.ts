import { Type, type Static } from '@sinclair/typebox';
import { defineEndpoint } from './endpoint';
import { searchText } from './parameters';

/** A completion of the typed text. */
export const Suggestion = Type.Object(
  {
    type: Type.Union((['article', 'tag', 'category', 'author'] as const).map((name) => Type.Literal(name))),
    text: Type.String({ description: 'The title of an article or the name of a term.' }),
    id: Type.Union([Type.String(), Type.Null()], { description: 'Articles only.' }),
    count: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Terms only: public articles that have it.',
    }),
  },
  { $id: 'Suggestion' },
);
export type Suggestion = Static<typeof Suggestion>;

/** Completions for a search box. */
export const listSuggestions = defineEndpoint({
  operationId: 'listSuggestions',
  path: '/api/v1/suggest',
  summary: 'Titles and terms that begin with or contain what was typed, in Chinese, Latin or pinyin.',
  tag: 'content',
  params: Type.Object({}),
  query: Type.Object({
    q: searchText('What was typed so far.'),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 20, description: 'How many at most.', default: 8 }),
    ),
  }),
  response: Type.Object({ data: Type.Array(Suggestion) }),
  errors: ['invalid_parameter', 'unknown_parameter'],
});
