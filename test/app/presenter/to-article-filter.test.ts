import assert from 'node:assert/strict';
import { toArticleFilter } from '../../../app/presenter/to-article-filter';
import { filterNames, type FilterName, type Filters } from '../../../contract/parameters';
import type { ArticleFilter } from '../../../core/read/catalog/apply-filter';

const names = ['a', 'b'];

/** A value of each filter. */
const values: { readonly [Name in FilterName]: NonNullable<Filters[Name]> } = {
  collection: names,
  category: names,
  tag: names,
  author: names,
  'category.all': names,
  'tag.all': names,
  'author.all': names,
  'collection.not': names,
  'category.not': names,
  'tag.not': names,
  'author.not': names,
  from: '2020',
  to: '2020',
  outdated: true,
  ids: names,
  q: 'egg',
};

describe('toArticleFilter', () => {
  const table: { query: Filters; expected: ArticleFilter }[] = [
    { query: {}, expected: {} },
    { query: { collection: ['a'] }, expected: { collection: { any: ['a'] } } },
    { query: { 'collection.not': ['a'] }, expected: { collection: { none: ['a'] } } },
    { query: { category: ['a'] }, expected: { category: { any: ['a'] } } },
    { query: { 'author.all': ['a', 'b'] }, expected: { author: { all: ['a', 'b'] } } },
    {
      query: { tag: ['a'], 'tag.all': ['b'], 'tag.not': ['c'] },
      expected: { tag: { any: ['a'], all: ['b'], none: ['c'] } },
    },
    { query: { from: '2020' }, expected: { date: { from: '2020' } } },
    { query: { from: '2020', to: '2021-06' }, expected: { date: { from: '2020', to: '2021-06' } } },
    { query: { outdated: false }, expected: { outdated: false } },
    { query: { ids: ['blog/a'], q: 'egg' }, expected: { ids: ['blog/a'], q: 'egg' } },
  ];
  for (const { query, expected } of table) {
    it(`reads ${JSON.stringify(query)}`, () => {
      assert.deepEqual(toArticleFilter(query), expected);
    });
  }

  it('takes the filters of a query and nothing else', () => {
    const unsent = Object.fromEntries(filterNames.map((name) => [name, undefined]));
    const query = { ...unsent, tag: ['a'], sort: 'date', limit: 3, cursor: '' };
    assert.deepEqual(toArticleFilter(query), { tag: { any: ['a'] } });
  });

  it('gives each filter of the contract a place of its own', () => {
    const places = filterNames.map((name) => JSON.stringify(toArticleFilter({ [name]: values[name] })));
    assert.deepEqual(places, [...new Set(places)]);
    assert.ok(!places.includes('{}'));
  });
});
