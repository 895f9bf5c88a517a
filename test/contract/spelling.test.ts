import assert from 'node:assert/strict';
import { suggestSpelling, rankSpellings } from '../../contract/spelling';

describe('findNearest', () => {
  const names = ['collection', 'category', 'tag', 'tag.all', 'author', 'limit', 'page', 'q'];
  const table: { text: string; expected: string | null }[] = [
    { text: 'tags', expected: 'tag' },
    { text: 'Tag', expected: 'tag' },
    { text: 'TAG', expected: 'tag' },
    { text: 'limt', expected: 'limit' },
    { text: 'pgae', expected: 'page' },
    { text: 'tga', expected: 'tag' },
    { text: 'pxge', expected: 'page' },
    { text: 'pxgx', expected: null },
    { text: 'eagp', expected: null },
    { text: 'pagee', expected: 'page' },
    { text: 'athuor', expected: 'author' },
    { text: 'catgeory', expected: 'category' },
    { text: 'colection', expected: 'collection' },
    { text: 'tag.al', expected: 'tag.all' },
    { text: 'x', expected: null },
    { text: 'Q', expected: 'q' },
    { text: 'qs', expected: 'q' },
    { text: 'offset', expected: null },
    { text: '', expected: null },
  ];
  for (const { text, expected } of table) {
    it(`takes ${JSON.stringify(text)} for ${String(expected)}`, () => {
      assert.equal(suggestSpelling(text, names), expected);
    });
  }
});

describe('rankNearest', () => {
  it('puts the nearest first and ties in the order given, up to the count', () => {
    assert.deepEqual(rankSpellings('egg-case', ['egg-cage', 'egg-cast', 'egg-case', 'agg-cast', 'far'], 3), [
      'egg-case',
      'egg-cage',
      'egg-cast',
    ]);
  });

  it('lets a third of the letters differ and not more', () => {
    assert.deepEqual(rankSpellings('abcdef', ['abcdxy', 'abcxyz'], 5), ['abcdxy']);
  });

  it('ends with texts whose comparison would take hours', () => {
    assert.deepEqual(rankSpellings('a'.repeat(8000), Array<string>(1000).fill('b'.repeat(8000)), 5), []);
  });
});
