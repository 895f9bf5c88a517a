import assert from 'node:assert/strict';
import {
  toCursorLinks,
  toLink,
  toLinkHeader,
  toNumberedLinks,
  type QueryValues,
} from '../../../app/presenter/to-page-links';
import { listArticles } from '../../../contract/articles';
import { readInput } from '../../../contract/read-input';
import { dropUndefined } from '../../support/drop-undefined';

const path = '/articles';
const { query: schema } = listArticles;

describe('toLink', () => {
  const table: { name: string; query: QueryValues; expected: string }[] = [
    { name: 'is the path alone without parameters', query: {}, expected: '/articles' },
    {
      name: 'keeps the order of the contract',
      query: { limit: 5, page: 2, tag: ['a'] },
      expected: '/articles?tag=a&page=2&limit=5',
    },
    {
      name: 'drops what the operation does not know',
      query: { utm_source: 'x', page: 1 },
      expected: '/articles?page=1',
    },
    { name: 'sorts the values of lists', query: { tag: ['b', 'a'] }, expected: '/articles?tag=a,b' },
    {
      name: 'escapes commas within a value',
      query: { tag: ['a,b', 'c'] },
      expected: '/articles?tag=a%5C,b,c',
    },
    {
      name: 'repeats a parameter whose value ends in a backslash',
      query: { tag: ['a\\', 'b'] },
      expected: '/articles?tag=a%5C&tag=b',
    },
    {
      name: 'encodes what a query cannot hold',
      query: { tag: ['云 &=+#'] },
      expected: '/articles?tag=%E4%BA%91%20%26%3D%2B%23',
    },
    { name: 'keeps an empty cursor', query: { cursor: '' }, expected: '/articles?cursor=' },
    { name: 'writes booleans', query: { outdated: false }, expected: '/articles?outdated=false' },
  ];
  for (const { name, query, expected } of table) {
    it(name, () => {
      assert.equal(toLink(path, schema, query), expected);
    });
  }

  it('is read back as the same question', () => {
    const query = {
      tag: ['a,b', 'c\\', 'd+e', '云'],
      'author.not': ['x y'],
      from: '2020',
      outdated: true,
      limit: 3,
    };
    const [, text = ''] = toLink(path, schema, query).split('?');
    const result = readInput(listArticles, {}, text);
    assert.ok(result.ok);
    assert.deepEqual(dropUndefined(result.input.query), query);
  });
});

describe('toNumberedLinks', () => {
  const table: { page: number; pages: number; expected: [string | null, string | null, string | null] }[] = [
    { page: 1, pages: 0, expected: [null, null, '1'] },
    { page: 1, pages: 1, expected: [null, null, '1'] },
    { page: 1, pages: 3, expected: [null, '2', '3'] },
    { page: 2, pages: 3, expected: ['1', '3', '3'] },
    { page: 3, pages: 3, expected: ['2', null, '3'] },
    { page: 4, pages: 3, expected: ['3', null, '3'] },
    { page: 99, pages: 3, expected: ['3', null, '3'] },
    { page: 5, pages: 0, expected: ['1', null, '1'] },
  ];
  for (const { page, pages, expected } of table) {
    it(`links page ${page} of ${pages}`, () => {
      const { self, first, prev, next, last } = toNumberedLinks(
        path,
        schema,
        { tag: ['a'], page },
        { page, pages },
      );
      const to = (number: string | null) => (number === null ? null : `/articles?tag=a&page=${number}`);
      assert.deepEqual([self, first], [to(String(page)), to('1')]);
      assert.deepEqual([prev, next, last], expected.map(to));
    });
  }

  it('names the page even where the request did not', () => {
    assert.equal(toNumberedLinks(path, schema, {}, { page: 1, pages: 1 }).self, '/articles?page=1');
  });
});

describe('toCursorLinks', () => {
  it('lead forward only', () => {
    const query = { cursor: 'now', limit: 2 };
    assert.deepEqual(toCursorLinks(path, schema, query, 'then'), {
      self: '/articles?cursor=now&limit=2',
      first: '/articles?cursor=&limit=2',
      prev: null,
      next: '/articles?cursor=then&limit=2',
      last: null,
    });
    assert.equal(toCursorLinks(path, schema, query, null).next, null);
  });
});

describe('toLinkHeader', () => {
  const links = { self: '/s', first: '/f', prev: null, next: '/n', last: '/l' };

  it('names the relations that there are, without self', () => {
    assert.equal(toLinkHeader(links), '</f>; rel="first", </n>; rel="next", </l>; rel="last"');
  });

  it('is left out above 2 KiB', () => {
    const rest = Buffer.byteLength(toLinkHeader({ ...links, next: '' }) ?? '');
    assert.equal(toLinkHeader({ ...links, next: 'x'.repeat(2048 - rest) })?.length, 2048);
    assert.equal(toLinkHeader({ ...links, next: 'x'.repeat(2049 - rest) }), null);
  });
});
