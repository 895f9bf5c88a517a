import type { TObject, TSchema } from '@sinclair/typebox';
import assert from 'node:assert/strict';
import {
  Article,
  articleFields,
  ArticleListItem,
  ArticleSummary,
  summaryFields,
} from '../../contract/article-schemas';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import { filterNames } from '../../contract/parameters';

const all: [string, Endpoint][] = Object.entries(endpoints);

/** Every schema with a name inside of `schema`, itself included. */
function namedSchemas(schema: TSchema, found: TSchema[] = []): TSchema[] {
  if (typeof schema.$id === 'string') found.push(schema);
  for (const value of Object.values(schema) as unknown[]) {
    if (typeof value === 'object' && value !== null) namedSchemas(value as TSchema, found);
  }
  return found;
}

describe('endpoints', () => {
  it('are found by their operationId', () => {
    for (const [name, { operationId }] of all) assert.equal(operationId, name);
  });

  it('have unique paths', () => {
    const paths = all.map(([, { path }]) => path);
    assert.deepEqual(paths, [...new Set(paths)]);
  });

  it('declare exactly the parameters that are in their path', () => {
    for (const [name, { path, params }] of all) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      assert.deepEqual(Object.keys(params.properties), inPath, name);
    }
  });

  it('take optional query parameters only, but for the text that suggestions are made for', () => {
    for (const [name, { query }] of all) {
      assert.deepEqual(query.required ?? [], name === 'listSuggestions' ? ['q'] : [], name);
    }
  });

  it('refuse unknown parameters in words: each declares that it may', () => {
    for (const [name, { errors }] of all) assert.ok(errors.includes('unknown_parameter'), name);
  });

  it('refuse malformed escapes in words: each declares that it may', () => {
    for (const [name, { errors }] of all) assert.ok(errors.includes('invalid_parameter'), name);
  });

  it('are cacheable, but for those of operators', () => {
    for (const [name, { caching, path, tag }] of all) {
      const isOperators = tag === 'operations' && !path.startsWith('/api/v1/');
      assert.equal(caching, isOperators ? 'none' : 'public', name);
    }
  });

  it('give each name to one schema only', () => {
    const byName = new Map<string, string>();
    // Two Articles that differ would be one entry of the OpenAPI document, and one of them wrong.
    for (const schema of all.flatMap(([, { response }]) => namedSchemas(response))) {
      const text = JSON.stringify(schema);
      const name = schema.$id ?? '';
      assert.equal(byName.get(name) ?? text, text, name);
      byName.set(name, text);
    }
    for (const name of [
      'Article',
      'ArticleListItem',
      'ArticlePage',
      'Term',
      'AuthorTerm',
      'TocEntry',
      'Image',
    ]) {
      assert.ok(byName.has(name), name);
    }
  });
});

describe('field lists', () => {
  const keys = (schema: TObject) => Object.keys(schema.properties);

  it('are the names in the schemas, in their order', () => {
    assert.deepEqual(summaryFields, keys(ArticleSummary));
    assert.deepEqual(articleFields, keys(Article));
  });

  it('of a summary are those of the contract', () => {
    assert.deepEqual(summaryFields.join(' ').split(' '), [
      ...['id', 'collection', 'slug', 'title', 'description', 'excerpt', 'date', 'publishedAt', 'updatedAt'],
      ...['thumbnail', 'categories', 'tags', 'keywords', 'authors', 'translators', 'outdated', 'words'],
      ...['readingMinutes', 'url', 'digest', 'extra'],
    ]);
  });

  it('hold a summary whole in lists and in an article', () => {
    for (const schema of [ArticleListItem, Article]) {
      assert.deepEqual(keys(schema).slice(0, summaryFields.length), summaryFields);
    }
  });
});

describe('filterParameters', () => {
  it('are every filter of the contract, in the order of links', () => {
    const names = ['', '.all', '.not'].flatMap((kind) =>
      ['collection', 'category', 'tag', 'author'].map((n) => n + kind),
    );
    const expected = [
      ...names.filter((name) => name !== 'collection.all'),
      'from',
      'to',
      'outdated',
      'ids',
      'q',
    ];
    assert.deepEqual(filterNames, expected);
  });
});
