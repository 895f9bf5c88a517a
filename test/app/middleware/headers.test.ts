import assert from 'node:assert/strict';
import { startWorld, type TestApp } from '../support';

const allowOrigin = 'access-control-allow-origin';

describe('request id', () => {
  let world: TestApp;
  before(async () => {
    world = await startWorld([{ id: 'blog/a' }]);
  });
  after(() => world.close());
  const idOf = async (headers: Record<string, string>) =>
    (await world.app.httpRequest().get('/healthz').set(headers)).headers['x-request-id'];

  const taken: [headers: Record<string, string>, id: string][] = [
    [{ 'X-Request-Id': 'a-B_1.2' }, 'a-B_1.2'],
    [{ 'X-Request-Id': 'x'.repeat(64) }, 'x'.repeat(64)],
    [{ 'X-Scf-Request-Id': 'scf' }, 'scf'],
    [{ 'X-Request-Id': 'mine', 'X-Scf-Request-Id': 'scf' }, 'mine'],
    [{ 'X-Request-Id': 'not mine', 'X-Scf-Request-Id': 'scf' }, 'scf'],
  ];
  for (const [headers, id] of taken) {
    it(`is ${id} of ${JSON.stringify(headers)}`, async () => {
      assert.equal(await idOf(headers), id);
    });
  }

  for (const id of ['x'.repeat(65), 'a b', 'a/b', 'a,b', '"']) {
    it(`is a new one instead of ${JSON.stringify(id)}`, async () => {
      assert.match((await idOf({ 'X-Request-Id': id })) ?? '', /^[\da-f]{8}-[\da-f-]{27}$/);
    });
  }

  it('comes with the revision, and a word against sniffing', async () => {
    const { headers } = await world.app.httpRequest().get('/nothing');
    assert.match(headers['x-content-revision'] ?? '', /^[\da-f]{16}$/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  });
});

describe('CORS for any origin', () => {
  let world: TestApp;
  before(async () => {
    world = await startWorld([{ id: 'blog/a' }]);
  });
  after(() => world.close());

  it('lets every origin read answers and errors, and the headers it needs', async () => {
    for (const path of ['/api/v1/articles', '/nothing']) {
      const { headers } = await world.app.httpRequest().get(path).set('Origin', 'https://a.cn');
      assert.equal(headers[allowOrigin], '*');
      assert.equal(headers['access-control-expose-headers'], 'ETag, Link, X-Content-Revision, X-Request-Id');
      assert.ok(!(headers.vary ?? '').includes('Origin'));
    }
  });

  it('answers preflights everywhere', async () => {
    const answer = await world.app
      .httpRequest()
      .options('/api/v1/articles')
      .set('Access-Control-Request-Method', 'GET');
    assert.equal(answer.status, 204);
    assert.equal(answer.headers['access-control-allow-methods'], 'GET, HEAD, OPTIONS');
    assert.equal(answer.headers['access-control-allow-headers'], 'If-None-Match, X-Request-Id, traceparent');
    assert.equal(answer.headers['access-control-max-age'], '86400');
  });
});

describe('CORS for a list of origins', () => {
  let world: TestApp;
  before(async () => {
    world = await startWorld([{ id: 'blog/a' }], { env: { CORS_ORIGINS: 'https://a.cn,http://b.cn:81' } });
  });
  after(() => world.close());

  const table: { origin: string | null; allowed: string | undefined }[] = [
    { origin: 'https://a.cn', allowed: 'https://a.cn' },
    { origin: 'http://b.cn:81', allowed: 'http://b.cn:81' },
    { origin: 'http://a.cn', allowed: undefined },
    { origin: 'http://b.cn', allowed: undefined },
    { origin: 'https://a.cn.evil.cn', allowed: undefined },
    { origin: 'null', allowed: undefined },
    { origin: null, allowed: undefined },
  ];
  for (const { origin, allowed } of table) {
    it(`${allowed === undefined ? 'lets' : 'does not keep'} ${String(origin)} ${allowed === undefined ? 'not ' : 'from '}read`, async () => {
      for (const method of ['get', 'options'] as const) {
        const request = world.app.httpRequest()[method]('/healthz');
        const { headers } = await (origin === null ? request : request.set('Origin', origin));
        assert.equal(headers[allowOrigin], allowed);
        assert.ok((headers.vary ?? '').split(', ').includes('Origin'));
      }
    });
  }
});
