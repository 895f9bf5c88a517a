import assert from 'node:assert/strict';
import { startWorld, type TestApp } from '../support';

const list = '/api/v1/articles?collection=blog';
const one = '/api/v1/articles/blog/a';

describe('delivery', () => {
  let world: TestApp;
  const get = (path: string, headers: Record<string, string> = {}) =>
    world.app
      .httpRequest()
      .get(path)
      .set({ 'Accept-Encoding': 'identity', ...headers });
  before(async () => {
    world = await startWorld([
      { id: 'blog/a', date: '2020-06-23T00:00:00Z', tags: ['egg'] },
      { id: 'blog/b', updated: '2020-07-01T00:00:00.900Z', date: '2020-06-01' },
      { id: 'blog/c', date: '2020-05-01' },
      { id: 'case/timeless', tags: ['timeless'] },
      { id: 'huge/one', markdown: '云'.repeat(2_100_000) },
      ...[1, 2, 3, 4].flatMap((i) => [
        { id: `big/${i}`, markdown: '云'.repeat(700_000) },
        { id: `titles/${i}`, title: '云'.repeat(600_000) },
      ]),
    ]);
  });
  after(() => world.close());

  it('names an answer by a weak ETag that depends on its content alone', async () => {
    const { headers } = await get(one);
    assert.match(headers.etag ?? '', /^W\/"[\w-]{27}"$/);
    assert.equal((await get(one, { 'X-Request-Id': 'other' })).headers.etag, headers.etag);
    assert.notEqual((await get('/api/v1/articles/blog/b')).headers.etag, headers.etag);
  });

  it('keeps the ETag of an answer when another article changes', async () => {
    const other = await startWorld([
      { id: 'blog/a', date: '2020-06-23T00:00:00Z', tags: ['egg'] },
      { id: 'case/new' },
    ]);
    try {
      const answer = await other.app.httpRequest().get('/api/v1/tags/egg');
      assert.equal(answer.headers.etag, (await get('/api/v1/tags/egg')).headers.etag);
      assert.notEqual(answer.headers['x-content-revision'], (await get(list)).headers['x-content-revision']);
    } finally {
      await other.close();
    }
  });

  const conditions: { name: string; headers: (etag: string) => Record<string, string>; status: number }[] = [
    { name: 'the same ETag', headers: (etag) => ({ 'If-None-Match': etag }), status: 304 },
    { name: 'the same ETag, strong', headers: (etag) => ({ 'If-None-Match': etag.slice(2) }), status: 304 },
    { name: 'one of several', headers: (etag) => ({ 'If-None-Match': `"x", ${etag}` }), status: 304 },
    { name: 'any', headers: () => ({ 'If-None-Match': '*' }), status: 304 },
    { name: 'another ETag', headers: () => ({ 'If-None-Match': 'W/"x"' }), status: 200 },
    { name: 'a part of the ETag', headers: (etag) => ({ 'If-None-Match': etag.slice(0, -2) }), status: 200 },
    {
      name: 'the same ETag and no-cache',
      headers: (etag) => ({ 'If-None-Match': etag, 'Cache-Control': 'no-cache' }),
      status: 304,
    },
    {
      name: 'the moment of the change',
      headers: () => ({ 'If-Modified-Since': 'Tue, 23 Jun 2020 00:00:00 GMT' }),
      status: 304,
    },
    {
      name: 'a later moment',
      headers: () => ({ 'If-Modified-Since': 'Wed, 24 Jun 2020 00:00:00 GMT' }),
      status: 304,
    },
    {
      name: 'the second before',
      headers: () => ({ 'If-Modified-Since': 'Mon, 22 Jun 2020 23:59:59 GMT' }),
      status: 200,
    },
    { name: 'no date', headers: () => ({ 'If-Modified-Since': 'yesterday' }), status: 200 },
    {
      name: 'another ETag, which wins over a later moment',
      headers: () => ({ 'If-None-Match': '"x"', 'If-Modified-Since': 'Wed, 24 Jun 2020 00:00:00 GMT' }),
      status: 200,
    },
  ];
  for (const { name, headers, status } of conditions) {
    it(`answers ${status} to ${name}`, async () => {
      const { headers: first } = await get('/api/v1/tags/egg');
      const answer = await get('/api/v1/tags/egg', headers(first.etag ?? ''));
      assert.equal(answer.status, status);
      assert.equal(answer.headers.etag, first.etag);
      assert.equal(answer.headers['cache-control'], first['cache-control']);
      assert.equal(answer.text === '', status === 304);
    });
  }

  it('has no Last-Modified where no article has a time, and gives no 304 for one', async () => {
    const answer = await get('/api/v1/tags/timeless', {
      'If-Modified-Since': 'Wed, 24 Jun 2099 00:00:00 GMT',
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['last-modified'], undefined);
  });

  it('keeps operators’ answers out of caches, and without an ETag', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const { status, headers } = await get(path, { 'If-None-Match': '*' });
      assert.deepEqual([status, headers['cache-control'], headers.etag], [200, 'no-store', undefined]);
    }
  });

  it('compresses above 1 KiB, under one ETag, and says what it depends on', async () => {
    const plain = await get(list);
    assert.equal(plain.headers.vary, 'Accept-Encoding');
    assert.equal(plain.headers['content-encoding'], undefined);
    for (const encoding of ['gzip', 'br']) {
      const answer = await world.app.httpRequest().head(list).set('Accept-Encoding', encoding);
      assert.equal(answer.headers['content-encoding'], encoding);
      assert.equal(answer.headers.etag, plain.headers.etag);
      assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
      assert.ok(Number(answer.headers['content-length']) < Number(plain.headers['content-length']));
    }
    const unpacked = await get(list, { 'Accept-Encoding': 'gzip' });
    assert.deepEqual(unpacked.body, plain.body);
    const small = await get('/healthz', { 'Accept-Encoding': 'gzip, br' });
    assert.equal(small.headers['content-encoding'], undefined);
  });

  it('says in a 304 what the 200 depends on', async () => {
    const { etag = '' } = (await get(list)).headers;
    const answer = await get(list, { 'If-None-Match': etag });
    assert.deepEqual([answer.status, answer.headers.vary], [304, 'Accept-Encoding']);
  });

  it('says the same of a 304 as of its answer, which is too small to compress', async () => {
    const small = await get('/api/v1/archives?collection=case');
    const again = await get('/api/v1/archives?collection=case', { 'If-None-Match': '*' });
    assert.deepEqual([small.status, again.status], [200, 304]);
    assert.deepEqual([small.headers.vary, again.headers.vary], [undefined, undefined]);
  });

  const tooLarge: { name: string; path: string; parameter: string }[] = [
    {
      name: 'format where it was given',
      path: '/api/v1/articles?collection=big&format=html',
      parameter: 'format',
    },
    {
      name: 'format on a single article, which has no limit',
      path: '/api/v1/articles/huge/one',
      parameter: 'format',
    },
    { name: 'limit where it was not', path: '/api/v1/articles?collection=titles', parameter: 'limit' },
    {
      name: 'format on a single article too',
      path: '/api/v1/articles/big/1?format=html,markdown,text',
      parameter: 'format',
    },
  ];
  for (const { name, path, parameter } of tooLarge) {
    it(`refuses an answer of more than 6 MB, naming ${name}`, async () => {
      const answer = await get(path);
      const { code, errors } = answer.body as {
        code: string;
        errors: { parameter: string; message: string }[];
      };
      assert.equal(answer.status, 400);
      assert.equal(code, 'invalid_parameter');
      assert.deepEqual(
        errors.map((error) => error.parameter),
        [parameter],
      );
      assert.match(errors[0]?.message ?? '', /6000000/);
      for (const header of ['etag', 'last-modified', 'link'])
        assert.equal(answer.headers[header], undefined, header);
    });
  }

  it('gives what just fits', async () => {
    assert.equal((await get('/api/v1/articles?collection=big&format=html&limit=2')).status, 200);
  });
});
