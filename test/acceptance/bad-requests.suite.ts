import assert from 'node:assert/strict';
import type { ProblemCode } from '../../contract/problem';
import { checkProblem, isKept, type TestEnvironment } from './environment';

interface BadRequest {
  /** Behind `/api/v1/articles`, unless it is a full path. */
  readonly query: string;
  /** @default `invalid_parameter` */
  readonly code?: ProblemCode;
  readonly parameter: string;
  /** @default null */
  readonly suggestion?: string | null;
}

const unknown = (query: string, parameter: string, suggestion: string | null = null): BadRequest => ({
  query,
  code: 'unknown_parameter',
  parameter,
  suggestion,
});
const invalid = (query: string, parameter: string, suggestion: string | null = null): BadRequest => ({
  query,
  parameter,
  suggestion,
});
const badCursor = (cursor: string, rest = ''): BadRequest => ({
  query: `?cursor=${cursor}${rest}`,
  code: 'invalid_cursor',
  parameter: 'cursor',
});

const table: readonly BadRequest[] = [
  unknown('?nonsense=1', 'nonsense'),
  unknown('?tags=a', 'tags', 'tag'),
  unknown('?Tag=a', 'Tag', 'tag'),
  unknown('?authors=a', 'authors', 'author'),
  unknown('?categories=a', 'categories', 'category'),
  unknown('?colection=a', 'colection', 'collection'),
  unknown('?tag.no=a', 'tag.no', 'tag.not'),
  unknown('?field=title', 'field', 'fields'),
  unknown('?facet=tag', 'facet', 'facets'),
  unknown('?page[]=1', 'page[]', 'page'),
  unknown('?page%5B$gt%5D=0', 'page[$gt]', 'page'),
  unknown('?tag[]=a', 'tag[]', 'tag'),
  unknown('?tag[]=a&tag[]=b', 'tag[]', 'tag'),
  unknown('?callback=alert(1)', 'callback'),
  unknown('?constructor=1', 'constructor'),
  unknown('?=1', ''),
  unknown('?collection.all=a', 'collection.all', 'collection.not'),
  unknown('?preview=x', 'preview'),

  invalid('?limit=5&limit=6', 'limit'),
  invalid('?limit=5&limit=5', 'limit'),
  invalid('?page=1&page=2', 'page'),
  invalid('?sort=date&sort=title', 'sort'),
  invalid('?from=2020&from=2021', 'from'),
  invalid('?outdated=true&outdated=false', 'outdated'),
  invalid('?cursor=&cursor=', 'cursor'),

  ...['tag', 'collection', 'author.all', 'category.not', 'ids', 'fields', 'format', 'facets'].flatMap(
    (name) => [
      invalid(`?${name}=`, name),
      invalid(`?${name}`, name),
      invalid(`?${name}=title,`, name),
      invalid(`?${name}=%20`, name),
    ],
  ),
  ...['from', 'to', 'outdated', 'sort', 'page', 'limit'].map((name) => invalid(`?${name}=`, name)),

  invalid('?limit=0', 'limit'),
  invalid('?limit=-1', 'limit'),
  invalid('?limit=101', 'limit', '100'),
  invalid('?limit=100000', 'limit', '100'),
  invalid('?limit=1000000000', 'limit', '100'),
  ...[
    '1e9',
    '1e1',
    '1.0',
    '0x10',
    '010',
    '+5',
    ' 5',
    '5 ',
    'abc',
    'NaN',
    'Infinity',
    '٣',
    '５',
    '99999999999999999999',
  ].map((text) => invalid(`?limit=${encodeURIComponent(text)}`, 'limit')),
  ...['0', '-1', '1.5', '1e9', 'NaN', '9999999999999999999', 'two'].map((text) =>
    invalid(`?page=${text}`, 'page'),
  ),

  invalid('?sort=dates', 'sort', 'date'),
  invalid('?sort=__proto__', 'sort'),
  invalid('?sort=date,title', 'sort'),
  invalid('?sort=relevance', 'sort', '-date'),
  invalid('?outdated=yes', 'outdated'),
  invalid('?outdated=TRUE', 'outdated'),
  invalid('?outdated=1', 'outdated'),
  invalid('?fields=titl', 'fields', 'title'),
  invalid('?fields=title,nonsense', 'fields'),
  invalid('?fields=toString', 'fields'),
  invalid('?fields=__proto__,constructor', 'fields'),
  invalid('?facets=tags', 'facets', 'tag'),
  invalid('?facets=month', 'facets'),
  invalid('?format=htm', 'format', 'html'),
  invalid('?format=pdf', 'format'),
  invalid('?format=html&limit=21', 'limit', '20'),
  invalid('?format=text,html&limit=100', 'limit', '20'),
  ...[
    '2020-13',
    '2020-00',
    '2020-6',
    '20',
    '2020-02-30',
    '2021-02-29',
    '2020-06-23T00:00',
    '2020/06',
    'today',
    '20200623',
  ].flatMap((text) => [invalid(`?from=${text}`, 'from'), invalid(`?to=${text}`, 'to')]),
  invalid(`?ids=${Array.from({ length: 101 }, (_, i) => `a/${i}`).join()}`, 'ids'),

  invalid('?cursor=&page=1', 'page'),
  invalid('?page=1&cursor=abc', 'page'),
  ...['garbage', '!!!', 'e30', 'W10', '%F0%9F%A4%B8', 'null', 'A'.repeat(2000), '%20'].map((text) =>
    badCursor(text),
  ),

  ...[
    '',
    '%20',
    '%E2%80%8B',
    '%E2%80%8B+%C2%AD',
    '%22%22',
    '%22'.repeat(100),
    'x'.repeat(101),
    '%ED%A0%80',
    '%FF',
  ].flatMap((q) => [
    ...['/api/v1/articles', '/api/v1/tags', '/api/v1/collections', '/api/v1/archives'].map((path) =>
      invalid(`${path}?q=${q}`, 'q'),
    ),
  ]),
  invalid(`?q=${'%F0%9F%A4%B8'.repeat(101)}`, 'q'),
  invalid('?q', 'q'),
  invalid('?q=a&q=b', 'q'),
  invalid('?q=a&cursor=', 'cursor'),
  invalid('?q=a&sort=relevance&cursor=', 'cursor'),
  invalid('?sort=relevance&cursor=', 'sort', '-date'),
  invalid('?sort=relevance&tag=a', 'sort', '-date'),
  unknown('?Q=a', 'Q', 'q'),
  unknown('/api/v1/manifest?q=a', 'q'),
  unknown('/api/v1/tags/a?q=a', 'q'),

  unknown('/api/v1/tags?page=1', 'page'),
  unknown('/api/v1/tags?sort=date', 'sort'),
  unknown('/api/v1/archives?limit=1', 'limit'),
  unknown('/api/v1/manifest?tag=a', 'tag'),
  unknown('/healthz?x=1', 'x'),
  unknown('/readyz?x=1', 'x'),
  invalid('/readyz?checksum=1', 'checksum'),
  invalid('/api/v1/tags?limit=0', 'limit'),
  invalid('/api/v1/manifest?limit=10001', 'limit', '10000'),
  invalid('/api/v1/manifest?limit=0', 'limit'),
  invalid('/api/v1/archives?from=2020-13', 'from'),
  { query: '/api/v1/manifest?cursor=garbage', code: 'invalid_cursor', parameter: 'cursor' },
];

/** Requests that are refused, and what the refusal says. */
export function badRequestsSuite(getEnvironment: () => TestEnvironment): void {
  describe('bad requests', () => {
    for (const { query, code = 'invalid_parameter', parameter, suggestion = null } of table) {
      const path = query.startsWith('/') ? query : `/api/v1/articles${query}`;
      it(`${code}: ${query.slice(0, 60)}`, async function () {
        if (!isKept(getEnvironment(), path)) this.skip();
        const { errors, detail } = checkProblem(path, await getEnvironment().call(path), code);
        assert.deepEqual(
          errors.map((error) => [error.parameter, error.suggestion]),
          [[parameter, suggestion]],
        );
        assert.ok(detail.includes(parameter));
      });
    }

    it('name every parameter at fault at once', async () => {
      const path = '/api/v1/articles?limit=0&tags=a&sort=up';
      const { errors } = checkProblem(path, await getEnvironment().call(path), 'unknown_parameter');
      assert.deepEqual(errors.map(({ parameter }) => parameter).sort(), ['limit', 'sort', 'tags']);
    });

    it('refuse a cursor with another sort, other filters, or more at its end', async function () {
      const { call } = getEnvironment();
      const list = '/api/v1/articles';
      const first = JSON.parse((await call(`${list}?cursor=&limit=1`)).body.toString()) as {
        meta: { nextCursor: string | null };
      };
      const cursor = first.meta.nextCursor;
      if (cursor === null) this.skip();
      const cut = cursor.slice(0, -2);
      for (const rest of [
        `${cursor}&sort=date`,
        `${cursor}&tag=x`,
        `${cursor}&outdated=false`,
        `${cursor}!`,
        `${cursor}AAAA`,
        cut,
      ]) {
        const path = `${list}?cursor=${rest}`;
        checkProblem(path, await call(path), 'invalid_cursor');
      }
      const manifest = `/api/v1/manifest?cursor=${cursor}`;
      checkProblem(manifest, await call(manifest), 'invalid_cursor');
    });
  });
}
