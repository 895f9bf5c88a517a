import { Type } from '@sinclair/typebox';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { listArticles } from '../../contract/articles';
import { getManifest } from '../../contract/content';
import { defineEndpoint } from '../../contract/endpoint';
import { readInput } from '../../contract/read-input';
import { listSuggestions } from '../../contract/suggest';
import { listTags } from '../../contract/taxonomies';
import { dropUndefined } from '../support/drop-undefined';

const read = (query: string) => readInput(listArticles, {}, query);

/** The parameter, code and suggestion of every issue. */
function issuesOf(query: string): string[] {
  const result = read(query);
  assert.ok(!result.ok, `${query} was accepted`);
  return result.issues.map(({ parameter, code, suggestion }) => `${parameter} ${code} ${String(suggestion)}`);
}

describe('readInput', () => {
  const accepted: { query: string; expected: Record<string, unknown> }[] = [
    { query: '', expected: {} },
    { query: 'limit=100&page=2', expected: { limit: 100, page: 2 } },
    { query: 'page=9007199254740991', expected: { page: Number.MAX_SAFE_INTEGER } },
    { query: 'outdated=false', expected: { outdated: false } },
    { query: 'outdated=true', expected: { outdated: true } },
    { query: 'tag=a,b&tag=c', expected: { tag: ['a', 'b', 'c'] } },
    { query: 'tag=a&tag=a,b', expected: { tag: ['a', 'b'] } },
    { query: 'tag=a%5C,b', expected: { tag: ['a,b'] } },
    { query: 'tag=%E4%BA%91+%E5%87%BD', expected: { tag: ['云 函'] } },
    { query: 'tag.all=a&tag.not=b', expected: { 'tag.all': ['a'], 'tag.not': ['b'] } },
    { query: 'from=2020&to=2020-06', expected: { from: '2020', to: '2020-06' } },
    { query: 'from=2020-02-29&to=0001-01-01', expected: { from: '2020-02-29', to: '0001-01-01' } },
    { query: 'cursor=', expected: { cursor: '' } },
    { query: 'sort=-updatedAt', expected: { sort: '-updatedAt' } },
    {
      query: 'fields=title,date&format=html,text',
      expected: { fields: ['title', 'date'], format: ['html', 'text'] },
    },
    { query: 'format=html&limit=20', expected: { format: ['html'], limit: 20 } },
    { query: '_=1&utm_source=x&__proto__=1', expected: {} },
  ];
  for (const { query, expected } of accepted) {
    it(`reads "${query}"`, () => {
      const result = read(query);
      assert.ok(result.ok, JSON.stringify(result));
      assert.deepEqual(result.input.params, {});
      assert.deepEqual(dropUndefined(result.input.query), expected);
    });
  }

  const refused: { query: string; expected: string[] }[] = [
    { query: 'limit=0', expected: ['limit invalid_parameter null'] },
    { query: 'limit=101', expected: ['limit invalid_parameter 100'] },
    { query: 'limit=-1', expected: ['limit invalid_parameter null'] },
    { query: 'limit=1.5', expected: ['limit invalid_parameter null'] },
    { query: 'limit=1e1', expected: ['limit invalid_parameter null'] },
    { query: 'limit=010', expected: ['limit invalid_parameter null'] },
    { query: 'limit=+5', expected: ['limit invalid_parameter null'] },
    { query: 'limit=ten', expected: ['limit invalid_parameter null'] },
    { query: 'page=0', expected: ['page invalid_parameter null'] },
    { query: 'page=9007199254740993', expected: ['page invalid_parameter 9007199254740991'] },
    { query: 'page=1&page=1', expected: ['page invalid_parameter null'] },
    { query: 'cursor=&cursor=', expected: ['cursor invalid_parameter null'] },
    { query: 'outdated=yes', expected: ['outdated invalid_parameter null'] },
    { query: 'outdated=1', expected: ['outdated invalid_parameter null'] },
    { query: 'tag=', expected: ['tag invalid_parameter null'] },
    { query: 'tag', expected: ['tag invalid_parameter null'] },
    { query: 'tag=a,', expected: ['tag invalid_parameter null'] },
    { query: 'tag=+', expected: ['tag invalid_parameter null'] },
    { query: 'limit=', expected: ['limit invalid_parameter null'] },
    { query: 'from=2020-13', expected: ['from invalid_parameter null'] },
    { query: 'to=2020-02-30', expected: ['to invalid_parameter null'] },
    { query: 'to=2021-02-29', expected: ['to invalid_parameter null'] },
    { query: 'from=2020-6', expected: ['from invalid_parameter null'] },
    { query: 'from=2020-06-23T00:00', expected: ['from invalid_parameter null'] },
    { query: 'sort=dates', expected: ['sort invalid_parameter date'] },
    { query: 'sort=relevance', expected: ['sort invalid_parameter -date'] },
    { query: 'sort=relevance&cursor=', expected: ['sort invalid_parameter -date'] },
    { query: 'q=a&cursor=', expected: ['cursor invalid_parameter null'] },
    { query: 'q=a&sort=relevance&cursor=', expected: ['cursor invalid_parameter null'] },
    { query: 'q=', expected: ['q invalid_parameter null'] },
    { query: 'q=+', expected: ['q invalid_parameter null'] },
    { query: 'q=a&q=b', expected: ['q invalid_parameter null'] },
    { query: `q=${'x'.repeat(101)}`, expected: ['q invalid_parameter null'] },
    { query: 'q=%ED%A0%80', expected: ['q invalid_parameter null'] },
    { query: 'fields=titel', expected: ['fields invalid_parameter title'] },
    { query: 'fields=content', expected: ['fields invalid_parameter null'] },
    { query: 'format=HTML', expected: ['format invalid_parameter html'] },
    { query: 'facets=tags', expected: ['facets invalid_parameter tag'] },
    { query: 'tags=a', expected: ['tags unknown_parameter tag'] },
    { query: 'Tag=a', expected: ['Tag unknown_parameter tag'] },
    { query: 'offset=1', expected: ['offset unknown_parameter null'] },
    { query: 'constructor=1', expected: ['constructor unknown_parameter null'] },
    { query: 'utm=1', expected: ['utm unknown_parameter null'] },
    { query: 'tag=%FF', expected: ['tag invalid_parameter null'] },
    { query: 'cursor=&page=1', expected: ['page invalid_parameter null'] },
    { query: 'format=html&limit=21', expected: ['limit invalid_parameter 20'] },
    {
      query: 'limit=0&tag=&tags=x',
      expected: ['limit invalid_parameter null', 'tag invalid_parameter null', 'tags unknown_parameter tag'],
    },
  ];
  for (const { query, expected } of refused) {
    it(`refuses "${query}"`, () => {
      assert.deepEqual(issuesOf(query), expected);
    });
  }

  it('reads the same whether something that is ignored goes along or not', () => {
    const pairs = [...accepted, ...refused].flatMap(({ query }) => query.split('&'));
    const endpoints = [listArticles, listSuggestions, getManifest, listTags];
    fc.assert(
      fc.property(
        fc.constantFrom(...endpoints),
        fc.array(fc.constantFrom(...pairs, 'q=云', 'q=', 'cursor='), { maxLength: 5 }),
        (endpoint, some) => {
          const query = some.join('&');
          assert.deepEqual(readInput(endpoint, {}, query), readInput(endpoint, {}, `_=1&${query}`));
        },
      ),
    );
  });

  it('takes 100 ids and refuses the 101st', () => {
    const ids = (count: number) => `ids=${Array.from({ length: count }, (_, i) => `blog/${i}`).join(',')}`;
    assert.ok(read(ids(100)).ok);
    assert.deepEqual(issuesOf(ids(101)), ['ids invalid_parameter null']);
  });

  it('takes 100 characters to search for, however many code units they are', () => {
    assert.ok(read(`q=${encodeURIComponent('🤸'.repeat(100))}`).ok);
    assert.deepEqual(issuesOf(`q=${encodeURIComponent('🤸'.repeat(101))}`), ['q invalid_parameter null']);
  });

  it('takes commas in the text to search for as they are', () => {
    const result = read('q=a,b%5C,c');
    assert.ok(result.ok);
    assert.equal(result.input.query.q, 'a,b\\,c');
  });

  it('goes by relevance with a text to search for', () => {
    assert.ok(read('q=a&sort=relevance').ok);
    assert.ok(read('q=a&sort=-date&cursor=').ok);
  });

  it('refuses to go without a required parameter, and names it once', () => {
    const suggestIssues = (query: string) => {
      const result = readInput(listSuggestions, {}, query);
      return result.ok ? [] : result.issues.map(({ parameter, message }) => `${parameter}: ${message}`);
    };
    assert.deepEqual(suggestIssues(''), ['q: Is required.']);
    assert.deepEqual(suggestIssues('limit=3'), ['q: Is required.']);
    assert.equal(suggestIssues('q=').length, 1);
    assert.equal(suggestIssues('q=%FF').length, 1);
    assert.deepEqual(suggestIssues('q=a'), []);
  });

  it('counts ids that are repeated once', () => {
    assert.ok(read(`ids=${Array<string>(200).fill('blog/a').join(',')}`).ok);
  });

  it('says what is allowed, and shortens what was sent', () => {
    const result = read(`sort=${'x'.repeat(500)}`);
    assert.ok(!result.ok);
    const [issue] = result.issues;
    assert.match(issue?.message ?? '', /it takes -date, date, title/);
    assert.ok((issue?.message.length ?? 999) < 200);
  });

  it('names the range of a number', () => {
    const result = read('limit=500');
    assert.ok(!result.ok);
    assert.equal(result.issues[0]?.message, 'Must be a whole number from 1 to 100.');
  });

  it('knows the parameters of its own operation only', () => {
    assert.ok(!readInput(listTags, {}, 'page=1').ok);
    assert.ok(!readInput(getManifest, {}, 'tag=a').ok);
    assert.ok(readInput(getManifest, {}, 'limit=10000&cursor=').ok);
    assert.ok(!readInput(getManifest, {}, 'limit=10001').ok);
  });

  it('hands path parameters on as they are', () => {
    const endpoint = defineEndpoint({
      operationId: 'test',
      path: '/{a}',
      summary: '',
      tag: 'content',
      params: Type.Object({ a: Type.String() }),
      query: Type.Object({}),
      response: Type.Object({}),
      errors: [],
    });
    assert.deepEqual(readInput(endpoint, { a: 'A b+c' }, ''), {
      ok: true,
      input: { params: { a: 'A b+c' }, query: {} },
    });
  });

  it('checks rules between parameters only once each is right by itself', () => {
    assert.deepEqual(issuesOf('cursor=&page=0'), ['page invalid_parameter null']);
    const result = read('cursor=&page=0');
    assert.ok(!result.ok);
    assert.match(result.issues[0]?.message ?? '', /whole number/);
  });
});
