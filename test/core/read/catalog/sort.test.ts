import assert from 'node:assert/strict';
import type { Sort } from '../../../../core/read/catalog/sort';
import { anEdition } from '../../../support/builders';
import { list } from './support';

describe('sorting', () => {
  const edition = anEdition([
    { id: 'blog/undated', title: 'b', updated: '2020-05-01' },
    { id: 'blog/old', title: 'Ａ', date: '2019-01-01' },
    { id: 'blog/new', title: 'c', date: '2020-06-23T09:00', updated: '2020-07-01T00:00:00Z' },
    { id: 'blog/early', title: 'a b', date: '2020-06-23T23:00', updated: '2020-07-01T08:00' },
    { id: 'attic/early', title: 'A  B', date: '2020-06-22T17:00Z' },
  ]);
  const table: { sort: Sort; expected: string[] }[] = [
    { sort: '-date', expected: ['attic/early', 'blog/early', 'blog/new', 'blog/old', 'blog/undated'] },
    { sort: 'date', expected: ['blog/old', 'attic/early', 'blog/early', 'blog/new', 'blog/undated'] },
    { sort: 'title', expected: ['blog/old', 'attic/early', 'blog/early', 'blog/undated', 'blog/new'] },
    { sort: '-title', expected: ['blog/new', 'blog/undated', 'attic/early', 'blog/early', 'blog/old'] },
    { sort: '-updatedAt', expected: ['blog/early', 'blog/new', 'blog/undated', 'attic/early', 'blog/old'] },
    { sort: 'updatedAt', expected: ['blog/undated', 'blog/early', 'blog/new', 'attic/early', 'blog/old'] },
  ];
  for (const { sort, expected } of table) {
    it(`by ${sort} keeps ties by slug, then collection, and puts nulls last`, () => {
      assert.deepEqual(list(edition, { sort }).ids, expected);
    });
  }

  it('compares slugs, collections and titles by code point, not by UTF-16 unit', () => {
    // U+FF5E is below U+1F600, but its UTF-16 unit is above the surrogates of the latter.
    const astral = anEdition([
      { id: 'blog/😀', title: '😀' },
      { id: 'blog/～', title: '〈' },
      { id: '😀/same', title: 'x' },
      { id: '～/same', title: 'x' },
    ]);
    assert.deepEqual(list(astral).ids, ['～/same', '😀/same', 'blog/～', 'blog/😀']);
    assert.deepEqual(list(astral, { sort: 'title' }).ids, ['～/same', '😀/same', 'blog/～', 'blog/😀']);
    assert.deepEqual(list(astral, { sort: '-title' }).ids, ['blog/😀', 'blog/～', '～/same', '😀/same']);
  });

  it('goes by the calendar day of the site, not by the moment', () => {
    const articles = [
      { id: 'blog/z', date: '2020-06-23T15:59Z' },
      { id: 'blog/a', date: '2020-06-23T00:00Z' },
      { id: 'blog/m', date: '2020-06-23T16:00Z' },
    ];
    assert.deepEqual(list(anEdition(articles)).ids, ['blog/m', 'blog/a', 'blog/z']);
    assert.deepEqual(list(anEdition(articles, { zone: 'UTC' })).ids, ['blog/a', 'blog/m', 'blog/z']);
  });
});
