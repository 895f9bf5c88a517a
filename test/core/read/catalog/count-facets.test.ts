import assert from 'node:assert/strict';
import type { FacetName } from '../../../../core/read/catalog/count-facets';
import { countMonths } from '../../../../core/read/catalog/count-months';
import type { ArticleFilter } from '../../../../core/read/catalog/apply-filter';
import { anEdition } from '../../../support/builders';
import { list } from './support';

const edition = anEdition(
  [
    { id: 'blog/a', date: '2020-06-23', tags: ['egg', 'koa'], authors: ['Ann'] },
    { id: 'blog/b', date: '2020-07-01', tags: ['egg'], categories: ['case'] },
    { id: 'case/c', date: '2019-06-01', tags: ['koa', 'Egg.js', 'egg'], authors: ['Ann', '云'] },
    { id: 'case/d', tags: ['～', '😀', 'egg'] },
    { id: 'case/hidden', date: '2018-01-01', tags: ['secret', 'koa'], draft: true },
  ],
  { taxonomy: 'tags:\n  Egg:\n    aliases: [egg, Egg.js]' },
);

function counts(facet: FacetName, filter: ArticleFilter = {}): string {
  const { facets } = list(edition, { filter, facets: [facet], limit: 1 });
  return (facets[facet] ?? []).map(({ name, count }) => `${name}:${count}`).join(' ');
}

describe('countFacets', () => {
  const table: { name: string; facet: FacetName; filter?: ArticleFilter; expected: string }[] = [
    { name: 'counts over all matches, not over one page', facet: 'collection', expected: 'blog:2 case:2' },
    {
      name: 'counts a term once where an article spells it twice',
      facet: 'tag',
      expected: 'Egg:4 koa:2 ～:1 😀:1',
    },
    { name: 'counts years, those without a date in none', facet: 'year', expected: '2020:2 2019:1' },
    { name: 'counts authors', facet: 'author', expected: 'Ann:2 云:1' },
    { name: 'counts categories', facet: 'category', expected: 'case:1' },
    {
      name: 'follows the other filters',
      facet: 'tag',
      filter: { collection: { any: ['blog'] } },
      expected: 'Egg:2 koa:1',
    },
    {
      name: 'leaves its own any-filter aside',
      facet: 'tag',
      filter: { tag: { any: ['koa'] } },
      expected: 'Egg:4 koa:2 ～:1 😀:1',
    },
    {
      name: 'leaves its own collections aside',
      facet: 'collection',
      filter: { collection: { any: ['blog'] } },
      expected: 'blog:2 case:2',
    },
    {
      name: 'keeps the filter of every one',
      facet: 'tag',
      filter: { tag: { any: ['egg'], all: ['koa'] } },
      expected: 'Egg:2 koa:2',
    },
    {
      name: 'keeps the filter of none',
      facet: 'tag',
      filter: { tag: { any: ['koa'], none: ['～'] } },
      expected: 'Egg:3 koa:2',
    },
    {
      name: 'leaves the date range aside for years',
      facet: 'year',
      filter: { date: { from: '2020-07', to: '2020' } },
      expected: '2020:2 2019:1',
    },
    {
      name: 'keeps the date range for others',
      facet: 'tag',
      filter: { date: { from: '2020-07' } },
      expected: 'Egg:1',
    },
    {
      name: 'counts nothing where nothing matches',
      facet: 'tag',
      filter: { collection: { any: ['x'] } },
      expected: '',
    },
  ];
  for (const { name, facet, filter, expected } of table) {
    it(name, () => {
      assert.equal(counts(facet, filter), expected);
    });
  }

  it('answers facets in the order asked for, and none that were not', () => {
    assert.deepEqual(Object.keys(list(edition, { facets: ['year', 'tag'] }).facets), ['year', 'tag']);
    assert.deepEqual(list(edition).facets, {});
  });
});

describe('countMonths', () => {
  it('counts the months that have articles, newest first', () => {
    assert.deepEqual(countMonths(edition, {}), [
      { month: '2020-07', count: 1 },
      { month: '2020-06', count: 1 },
      { month: '2019-06', count: 1 },
    ]);
  });

  it('follows the filters', () => {
    assert.deepEqual(countMonths(edition, { tag: { any: ['koa'] }, date: { from: '2020' } }), [
      { month: '2020-06', count: 1 },
    ]);
    assert.deepEqual(countMonths(edition, { tag: { any: ['secret'] } }), []);
  });

  it('puts two articles of one month together, by the calendar of the site', () => {
    const months = countMonths(
      anEdition([
        { id: 'a/a', date: '2020-06-30T16:00Z' },
        { id: 'a/b', date: '2020-07-31' },
      ]),
      {},
    );
    assert.deepEqual(months, [{ month: '2020-07', count: 2 }]);
  });

  it('pads early years', () => {
    assert.deepEqual(countMonths(anEdition([{ date: '0987-06-05' }]), {}), [{ month: '0987-06', count: 1 }]);
  });
});
