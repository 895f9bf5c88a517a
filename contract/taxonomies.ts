import { Type, type Static, type TObject } from '@sinclair/typebox';
import { defineEndpoint } from './endpoint';
import { filterParameters, termLimitParameter } from './parameters';

const term = {
  name: Type.String({ description: 'The spelling most articles use, or the one `taxonomy.yml` gives.' }),
  label: Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()], {
    description: 'Names by language, from `taxonomy.yml`.',
  }),
  description: Type.Union([Type.String(), Type.Null()]),
  count: Type.Integer({ minimum: 1, description: 'Matching public articles.' }),
  aliases: Type.Array(Type.String(), { description: 'The other spellings.' }),
  latest: Type.Union([Type.String({ format: 'date' }), Type.Null()], { description: 'The newest date.' }),
};

/** A collection, category or tag with its count. */
export const Term = Type.Object(term, { $id: 'Term' });
export type Term = Static<typeof Term>;

/** An author with a count. */
export const AuthorTerm = Type.Object(
  { ...term, url: Type.Union([Type.String(), Type.Null()]) },
  { $id: 'AuthorTerm' },
);
export type AuthorTerm = Static<typeof AuthorTerm>;

function listTerms<T extends TObject>(plural: string, operationId: string, item: T) {
  return defineEndpoint({
    operationId,
    path: `/api/v1/${plural}`,
    summary: `The ${plural} of the matching articles, most articles first, then by name.`,
    tag: 'taxonomies',
    params: Type.Object({}),
    query: Type.Object({ ...filterParameters, limit: termLimitParameter() }),
    response: Type.Object({
      data: Type.Array(item),
      meta: Type.Object({
        total: Type.Integer({ description: 'How many terms matching public articles have.' }),
      }),
    }),
    errors: ['invalid_parameter', 'unknown_parameter'],
  });
}

function getTerm<T extends TObject>(plural: string, operationId: string, item: T) {
  return defineEndpoint({
    operationId,
    path: `/api/v1/${plural}/{name}`,
    summary: `One of the ${plural}, by its name or any other spelling of it.`,
    tag: 'taxonomies',
    params: Type.Object({ name: Type.String({ minLength: 1 }) }),
    query: Type.Object({}),
    response: Type.Object({ data: item }),
    errors: ['invalid_parameter', 'unknown_parameter', 'term_not_found'],
  });
}

export const listCollections = listTerms('collections', 'listCollections', Term);
export const getCollection = getTerm('collections', 'getCollection', Term);
export const listCategories = listTerms('categories', 'listCategories', Term);
export const getCategory = getTerm('categories', 'getCategory', Term);
export const listTags = listTerms('tags', 'listTags', Term);
export const getTag = getTerm('tags', 'getTag', Term);
export const listAuthors = listTerms('authors', 'listAuthors', AuthorTerm);
export const getAuthor = getTerm('authors', 'getAuthor', AuthorTerm);
