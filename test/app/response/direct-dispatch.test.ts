import type { Context } from 'egg';
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { ProblemError } from '../../../contract/problem-error';
import { listTags } from '../../../contract/taxonomies';
import type { Listener } from '../../../app/response/cache-first';
import { createResponseCache } from '../../../app/response/response-cache';
import { startWorld, type TestApp } from '../support';

const list = '/api/v1/articles';
const title = 'x'.repeat(1_100);

describe('responses made by a controller alone', () => {
  let world: TestApp;

  before(async () => {
    world = await startWorld(
      [
        { id: 'blog/a', title, date: '2020-06-23', tags: ['云'] },
        { id: 'blog/b', title: 'Two', date: '2020-06-24', tags: ['云', 'b'] },
      ],
      { env: { SITE_URL: 'https://a.example' } },
    );
  });
  after(() => world.close());

  const paths = [
    list,
    `${list}?tag=${encodeURIComponent('云')}&facets=tag,year&limit=1`,
    `${list}?q=two`,
    `${list}?fields=title`,
    `${list}?tag=nothing`,
    '/api/v1/tags',
    '/api/v1/archives',
    '/api/v1/manifest',
    '/api/v1/openapi.json',
    '/feeds/rss.xml',
    '/feeds/feed.json',
    '/robots.txt',
    // What is left to the application comes out of it as ever.
    `${list}?limit=1000`,
    `${list}?nonsense=1`,
    `${list}?cursor=nonsense`,
    `${list}/blog/a`,
    '/healthz',
    '/nothing',
  ];
  for (const path of paths) {
    it(`are those of the whole application: ${path}`, async () => {
      const forms: Readonly<Record<string, string>>[] = [
        {},
        { 'accept-encoding': 'br' },
        { 'if-none-match': '*' },
        { 'if-none-match': '"x,*,y"' },
        { 'if-none-match': '' },
        { 'if-modified-since': '2027' },
        { 'if-modified-since': 'Friday, 01-Jan-27 00:00:00 GMT' },
        { origin: 'https://b.example' },
      ];
      for (const headers of forms) {
        const whole = await ask(koaCallback(world.app), path, headers);
        world.app.responseCache = createResponseCache(1e6);
        const direct = await ask(world.app.callback() as Listener, path, headers);
        assert.deepEqual(direct, whole);
      }
    });
  }

  const controllers: {
    name: string;
    answer: (ctx: Context) => unknown;
    status: number;
    isCached: boolean;
    cacheControl?: string;
  }[] = [
    { name: 'answers', answer: say, status: 200, isCached: true },
    {
      name: 'takes time',
      answer: async (ctx) => {
        await new Promise((done) => setTimeout(done, 20));
        say(ctx);
      },
      status: 200,
      isCached: true,
    },
    {
      name: 'says something for one client alone',
      answer: (ctx) => {
        ctx.set('Set-Cookie', 'a=b');
        say(ctx);
      },
      status: 200,
      isCached: false,
    },
    {
      name: 'says itself how long it may be cached',
      answer: (ctx) => {
        ctx.set('Cache-Control', 'private');
        say(ctx);
      },
      status: 200,
      isCached: false,
      cacheControl: 'private',
    },
    {
      name: 'leads elsewhere',
      answer: (ctx) => {
        ctx.sendMoved({ id: 'blog/a', location: '/api/v1/articles/blog/a' });
      },
      status: 301,
      isCached: false,
    },
    { name: 'says nothing', answer: () => undefined, status: 404, isCached: false },
    {
      name: 'throws',
      answer: () => {
        throw new ProblemError('invalid_parameter', 'no');
      },
      status: 400,
      isCached: false,
    },
    {
      name: 'fails later',
      answer: async () => {
        await Promise.resolve();
        throw new ProblemError('not_ready', 'Later.');
      },
      status: 503,
      isCached: false,
    },
  ];
  for (const { name, answer, status, isCached, cacheControl } of controllers) {
    it(`call a controller once that ${name}`, async () => {
      // Of a layer of the router Egg's types say nothing.
      const { stack } = world.app.router as unknown as {
        stack: { name: string; stack: ((ctx: Context) => unknown)[] }[];
      };
      const layer = stack.find((one) => one.name === 'listTags') ?? assert.fail();
      const { stack: before } = layer;
      let calls = 0;
      const controller = (ctx: Context) => {
        calls++;
        return answer(ctx);
      };
      layer.stack = [controller];
      try {
        world.app.responseCache = createResponseCache(1e6);
        const direct = await ask(world.app.callback() as Listener, '/api/v1/tags', {});
        assert.deepEqual([direct.status, calls], [status, 1]);
        if (cacheControl !== undefined) assert.equal(direct.headers['cache-control'], cacheControl);
        assert.equal(world.app.responseCache.size, isCached ? 1 : 0);
        const whole = await ask(koaCallback(world.app), '/api/v1/tags', {});
        assert.deepEqual(direct, whole);
        assert.equal(calls, 2);
      } finally {
        layer.stack = before;
      }
    });
  }
});

function say(ctx: Context): void {
  ctx.sendResult(listTags, { body: { data: [], meta: { total: 0 } } });
}

/** Egg puts extensions on the application itself, so Koa's method is one step up. */
function koaCallback(app: TestApp['app']): Listener {
  return (Object.getPrototypeOf(app) as { callback: () => Listener }).callback.call(app);
}

async function ask(listener: Listener, path: string, headers: Readonly<Record<string, string>>) {
  const server = http
    .createServer((request, response) => void listener(request, response))
    .listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const request = http.get({
      host: '127.0.0.1',
      port,
      path,
      headers: { 'x-request-id': 'one', ...headers },
    });
    // Node's events are not typed by name here.
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const { date, ...rest } = response.headers;
    assert.notEqual(date, undefined);
    return { status: response.statusCode, headers: rest, body: Buffer.concat(chunks).toString('base64') };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
