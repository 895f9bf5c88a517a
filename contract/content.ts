import { Type } from '@sinclair/typebox';
import { defineEndpoint } from './endpoint';
import { cursorParameter, filterParameters, limits } from './parameters';

/** Months with their numbers of articles. */
export const listArchives = defineEndpoint({
  operationId: 'listArchives',
  path: '/api/v1/archives',
  summary: 'The months that have matching articles, newest first.',
  tag: 'content',
  params: Type.Object({}),
  query: Type.Object(filterParameters),
  response: Type.Object({
    data: Type.Array(Type.Object({ month: Type.String({ examples: ['2020-06'] }), count: Type.Integer() })),
    meta: Type.Object({ total: Type.Integer({ description: 'How many months.' }) }),
  }),
  errors: ['invalid_parameter', 'unknown_parameter'],
});

/** Ids and digests of all articles, which an offline client compares with its own. */
export const getManifest = defineEndpoint({
  operationId: 'getManifest',
  path: '/api/v1/manifest',
  summary: 'Ids and digests of all public articles, by id.',
  tag: 'content',
  params: Type.Object({}),
  query: Type.Object({
    cursor: cursorParameter,
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.maxTerms,
        description: 'How many at most; all by default.',
      }),
    ),
  }),
  response: Type.Object({
    data: Type.Array(Type.Object({ id: Type.String(), digest: Type.String() })),
    meta: Type.Object({
      total: Type.Integer({ description: 'How many articles are public.' }),
      revision: Type.String(),
      nextCursor: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  }),
  errors: ['invalid_parameter', 'unknown_parameter', 'invalid_cursor'],
});
