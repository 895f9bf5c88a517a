import mm from 'egg-mock';
import assert from 'node:assert/strict';
import { CostlySearchError } from '../../../core/read/search/costly-search-error';
import { startWorld, type TestApp } from '../support';

describe('errors', () => {
  let world: TestApp;
  const get = (path: string) => world.app.httpRequest().get(path);
  before(async () => {
    world = await startWorld([
      { id: 'blog/a', date: '2020-06-23' },
      { id: 'blog/soon', date: '2021-01-01T00:00:05Z' },
    ]);
  });
  afterEach(() => {
    world.app.now = () => Date.parse('2021-01-01T00:00Z');
  });
  after(() => world.close());

  describe('of our own', () => {
    /** Makes listing fail with `thrown`, and gives the answer and what was logged. */
    async function failWith(thrown: unknown) {
      const { app } = world;
      app.mockLog();
      app.mockService('article', 'list', () => {
        throw thrown;
      });
      try {
        const answer = await get('/api/v1/articles').set('X-Request-Id', 'request-7');
        // What mockLog collects is not in its types.
        const { _mockLogs: logs } = app.logger as unknown as { _mockLogs: string[] };
        return { answer, log: logs.join('\n') };
      } finally {
        mm.restore();
      }
    }

    it('are answered without any detail, and logged whole under the request id', async () => {
      const { answer, log } = await failWith(
        Object.assign(new Error('secret password'), { status: 403, expose: true }),
      );
      assert.equal(answer.status, 500);
      assert.deepEqual(answer.body, {
        type: 'urn:casebook:problem:internal',
        title: 'The server made an error',
        status: 500,
        detail: 'The server made an error. It was logged under the request id.',
        instance: '/api/v1/articles',
        code: 'internal',
        requestId: 'request-7',
        errors: [],
      });
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.ok(!JSON.stringify(answer.headers).includes('secret'));
      assert.match(log, /secret password/);
      assert.match(log, /requestId: "request-7"/);
      assert.match(log, /errors\.test\.ts/, 'the log has no stack');
    });

    it('of a search that costs too much are a 400 that says what to shorten', async () => {
      const { answer, log } = await failWith(new CostlySearchError());
      assert.equal(answer.status, 400);
      const { code, errors } = answer.body as {
        code: string;
        errors: { parameter: string; message: string }[];
      };
      assert.deepEqual([code, errors.map(({ parameter }) => parameter)], ['invalid_parameter', ['q']]);
      assert.match(errors[0]?.message ?? '', /Use fewer words, or longer ones\.$/);
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.equal(log, '');
    });

    const oddities: [name: string, thrown: unknown][] = [
      ['words', 'words'],
      ['null', null],
      ['undefined', undefined],
      ['frozen', Object.freeze(new Error('frozen'))],
    ];
    for (const [name, thrown] of oddities) {
      it(`are answered alike when what was thrown is odd: ${name}`, async () => {
        const { answer, log } = await failWith(thrown);
        assert.equal(answer.status, 500);
        assert.equal((answer.body as { code: string }).code, 'internal');
        assert.match(log, /requestId: "request-7"/);
        assert.ok(log.includes(name), log);
      });
    }
  });

  const refused: { name: string; path: string; status: number; code: string; cache: string }[] = [
    { name: 'an unknown path', path: '/nothing', status: 404, code: 'not_found', cache: 'no-store' },
    {
      name: 'a slash at the end',
      path: '/api/v1/articles/',
      status: 404,
      code: 'not_found',
      cache: 'no-store',
    },
    {
      name: 'an empty segment',
      path: '/api//v1/articles',
      status: 404,
      code: 'not_found',
      cache: 'no-store',
    },
    {
      name: 'an escape that is not UTF-8',
      path: '/api/v1/tags/%FF',
      status: 400,
      code: 'invalid_parameter',
      cache: 'no-store',
    },
    {
      name: 'an escape that is none',
      path: '/api/v1/tags/%zz',
      status: 400,
      code: 'invalid_parameter',
      cache: 'no-store',
    },
    {
      name: 'a URL of more than 8 KiB',
      path: `/api/v1/articles?q=${'x'.repeat(8192)}`,
      status: 414,
      code: 'uri_too_long',
      cache: 'no-store',
    },
    {
      name: 'an unknown parameter',
      path: '/api/v1/articles?tags=a',
      status: 400,
      code: 'unknown_parameter',
      cache: 'no-store',
    },
    {
      name: 'an unknown parameter before a bad one',
      path: '/api/v1/articles?limit=0&tags=a',
      status: 400,
      code: 'unknown_parameter',
      cache: 'no-store',
    },
    {
      name: 'a bad cursor',
      path: '/api/v1/articles?cursor=x',
      status: 400,
      code: 'invalid_cursor',
      cache: 'no-store',
    },
    {
      name: 'an unknown article, until the next one comes',
      path: '/api/v1/articles/blog/b',
      status: 404,
      code: 'article_not_found',
      cache: 'public, max-age=5',
    },
    {
      name: 'an article to come, until it does',
      path: '/api/v1/articles/blog/soon',
      status: 404,
      code: 'article_not_found',
      cache: 'public, max-age=5',
    },
    {
      name: 'an unknown term',
      path: '/api/v1/tags/none',
      status: 404,
      code: 'term_not_found',
      cache: 'public, max-age=5',
    },
  ];
  for (const { name, path, status, code, cache } of refused) {
    it(`name ${name}`, async () => {
      const answer = await get(path);
      const { body, headers } = answer as { body: Record<string, unknown>; headers: Record<string, string> };
      assert.equal(answer.status, status);
      assert.equal(body.code, code);
      assert.equal(body.status, status);
      assert.equal(body.requestId, headers['x-request-id']);
      assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8');
      assert.equal(headers['cache-control'], cache);
      assert.equal(headers.etag, undefined);
    });
  }

  it('answer the article as soon as its time has come', async () => {
    world.app.now = () => Date.parse('2021-01-01T00:00:05Z');
    assert.equal((await get('/api/v1/articles/blog/soon')).status, 200);
  });

  it('say which methods are allowed', async () => {
    for (const method of ['post', 'put', 'delete', 'patch'] as const) {
      const answer = await world.app.httpRequest()[method]('/api/v1/articles');
      assert.equal(answer.status, 405);
      assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS');
      assert.equal((answer.body as { code: string }).code, 'method_not_allowed');
    }
    assert.equal((await world.app.httpRequest().post('/nothing')).status, 404);
  });

  it('have no body for HEAD', async () => {
    const answer = await world.app.httpRequest().head('/nothing');
    assert.equal(answer.status, 404);
    assert.ok(Number(answer.headers['content-length']) > 0);
    assert.equal(answer.text, undefined);
  });
});
