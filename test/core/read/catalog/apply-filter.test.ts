import assert from 'node:assert/strict';
import type { ArticleFilter } from '../../../../core/read/catalog/apply-filter';
import { anEdition } from '../../../support/builders';
import { matching } from './support';

const edition = anEdition(
  [
    { id: 'blog/a', date: '2020-06-23', tags: ['egg', 'Koa'], authors: ['Ann'] },
    { id: 'blog/b', date: '2020-06-30', tags: ['EGG'], categories: ['case'], authors: ['Ann', 'Bob'] },
    { id: 'blog/c', date: '2019-12-31', tags: ['koa'], outdated: true },
    { id: 'case/d', date: '2020-01-01', categories: ['case', '云 函数'], authors: ['Bob'] },
    { id: 'Case/e', date: '2020-12-31T23:59', tags: ['sls'] },
    { id: 'blog/f', tags: ['Serverless', 'egg'] },
    { id: 'blog/g', date: '2020-06-24', tags: ['egg'], draft: true },
  ],
  {
    taxonomy: [
      'tags:\n  Serverless:\n    aliases: [sls, faas]',
      'collections:\n  case:\n    aliases: [cases]\n  Case:\n    aliases: [blog]',
    ].join('\n'),
  },
);

describe('listArticles with a filter', () => {
  const table: { name: string; filter: ArticleFilter; expected: string }[] = [
    { name: 'everything public without a filter', filter: {}, expected: 'a b c d e f' },
    { name: 'any of some collections', filter: { collection: { any: ['case', 'Case'] } }, expected: 'd e' },
    { name: 'collections exactly, with their case', filter: { collection: { any: ['CASE'] } }, expected: '' },
    { name: 'a collection by its alias', filter: { collection: { any: ['cases'] } }, expected: 'd' },
    {
      name: 'a folder by its name, whoever claims that as an alias',
      filter: { collection: { any: ['blog'] } },
      expected: 'a b c f',
    },
    { name: 'collections but some', filter: { collection: { none: ['blog'] } }, expected: 'd e' },
    {
      name: 'everything but an unknown collection',
      filter: { collection: { none: ['x'] } },
      expected: 'a b c d e f',
    },
    { name: 'any of some tags', filter: { tag: { any: ['koa', 'sls'] } }, expected: 'a c e f' },
    { name: 'tags by folding', filter: { tag: { any: [' ＥＧＧ '] } }, expected: 'a b f' },
    { name: 'tags by an alias that no article has', filter: { tag: { any: ['FaaS'] } }, expected: 'e f' },
    { name: 'nothing for an unknown tag', filter: { tag: { any: ['vue'] } }, expected: '' },
    { name: 'a known tag beside an unknown one', filter: { tag: { any: ['vue', 'koa'] } }, expected: 'a c' },
    { name: 'every one of some tags', filter: { tag: { all: ['egg', 'koa'] } }, expected: 'a' },
    { name: 'every one, spelled twice', filter: { tag: { all: ['egg', 'EGG'] } }, expected: 'a b f' },
    { name: 'nothing where one of all is unknown', filter: { tag: { all: ['egg', 'vue'] } }, expected: '' },
    { name: 'none of some tags', filter: { tag: { none: ['egg', 'sls'] } }, expected: 'c d' },
    {
      name: 'everything without an unknown tag',
      filter: { tag: { none: ['vue'] } },
      expected: 'a b c d e f',
    },
    { name: 'categories', filter: { category: { any: ['云 函数'] } }, expected: 'd' },
    {
      name: 'every one of some categories',
      filter: { category: { all: ['case', '云 函数'] } },
      expected: 'd',
    },
    { name: 'none of some categories', filter: { category: { none: ['CASE'] } }, expected: 'a c e f' },
    { name: 'authors', filter: { author: { any: ['bob'] } }, expected: 'b d' },
    { name: 'authors together', filter: { author: { all: ['Ann', 'Bob'] } }, expected: 'b' },
    { name: 'articles that some did not write', filter: { author: { none: ['Ann'] } }, expected: 'c d e f' },
    {
      name: 'a year from its first day to its last',
      filter: { date: { from: '2020', to: '2020' } },
      expected: 'a b d e',
    },
    { name: 'a month', filter: { date: { from: '2020-06', to: '2020-06' } }, expected: 'a b' },
    { name: 'one day', filter: { date: { from: '2020-06-23', to: '2020-06-23' } }, expected: 'a' },
    {
      name: 'from a day on, without those that have no date',
      filter: { date: { from: '2020-06-30' } },
      expected: 'b e',
    },
    {
      name: 'from the year 0 on, still without those',
      filter: { date: { from: '0000' } },
      expected: 'a b c d e',
    },
    {
      name: 'until a day, without those that have no date',
      filter: { date: { to: '2020-01-01' } },
      expected: 'c d',
    },
    {
      name: 'nothing in a range that is turned round',
      filter: { date: { from: '2021', to: '2020' } },
      expected: '',
    },
    { name: 'outdated ones', filter: { outdated: true }, expected: 'c' },
    { name: 'those not outdated', filter: { outdated: false }, expected: 'a b d e f' },
    { name: 'ids exactly, drafts left out', filter: { ids: ['blog/a', 'case/e', 'blog/g'] }, expected: 'a' },
    {
      name: 'what all filters agree on',
      filter: { collection: { any: ['blog'] }, tag: { any: ['egg'] }, date: { from: '2020-06-24' } },
      expected: 'b',
    },
  ];
  for (const { name, filter, expected } of table) {
    it(`finds ${name}`, () => {
      assert.equal(matching(edition, filter), expected);
    });
  }
});
