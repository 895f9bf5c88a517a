import assert from 'node:assert/strict';
import net from 'node:net';
import { createLiveContent } from '../../../core/read/catalog/live-content';
import { aCatalog } from '../../support/builders';
import { serving, startWorld, type TestApp } from '../support';

const list = '/api/v1/articles';
const articles = [
  { id: 'blog/a', title: 'One', date: '2020-06-23' },
  { id: 'blog/b', title: 'Two', date: '2020-06-24' },
];

describe('cached responses', () => {
  let world: TestApp;
  /** Requests that the application made an answer for. */
  let made: number;
  const count = () => made++;

  before(async () => {
    world = await startWorld([
      ...articles,
      { id: 'blog/later', title: 'Later', publishAt: '2021-01-01T00:01Z' },
    ]);
    world.app.on('request', count);
  });
  after(() => world.close());
  beforeEach(() => {
    made = 0;
  });

  it('are sent without asking the application, under a request id of their own', async () => {
    await serving(world.app, async (origin) => {
      const first = await fetch(`${origin}${list}`);
      const second = await fetch(`${origin}${list}`);
      const named = await fetch(`${origin}${list}`, { headers: { 'X-Request-Id': 'mine' } });
      assert.equal(made, 1);
      assert.equal(await second.text(), await first.text());
      assert.notEqual(second.headers.get('x-request-id'), first.headers.get('x-request-id'));
      assert.equal(named.headers.get('x-request-id'), 'mine');
    });
  });

  it('keep their own request id where sending waits for an alert', async () => {
    const { app } = world;
    const before = { waitsForAlerts: app.freezesAfterResponse, alerts: app.alerts };
    const alerts = {
      notice: () => undefined,
      settle: () => new Promise<void>((done) => setTimeout(done, 20)),
    };
    Object.assign(app, { waitsForAlerts: true, alerts });
    try {
      await serving(app, async (origin) => {
        const names = ['one', 'two', 'three', 'four'];
        const ask = (name: string) =>
          fetch(`${origin}${list}?limit=2`, { headers: { 'X-Request-Id': name } });
        await ask('first');
        const answers = await Promise.all(names.map(ask));
        assert.deepEqual(
          answers.map(({ headers }) => headers.get('x-request-id')),
          names,
        );
        const bodies = await Promise.all(answers.map((answer) => answer.text()));
        assert.equal(new Set(bodies).size, 1);
      });
    } finally {
      Object.assign(app, before);
    }
  });

  it('are made once for requests that come at once', async () => {
    await serving(world.app, async (origin) => {
      for (const path of [`${list}?limit=7`, `${list}/blog/a`]) {
        made = 0;
        const request = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
        const port = Number(new URL(origin).port);
        const responses = await Promise.all(Array.from({ length: 10 }, () => send(port, request)));
        for (const text of responses) assert.match(text, /^HTTP\/1\.1 200 OK/);
        assert.equal(made, 1, path);
      }
    });
  });

  it('go each to its own request, where many kinds of them come in one turn', async () => {
    await serving(world.app, async (origin) => {
      const etag = (await fetch(origin + list)).headers.get('etag') ?? '';
      const kinds: { line: string; fields?: string; status: number }[] = [
        { line: `GET ${list}`, status: 200 },
        { line: `GET ${list}?limit=11`, status: 200 },
        { line: `HEAD ${list}`, status: 200 },
        { line: `GET ${list}`, fields: `If-None-Match: ${etag}\r\n`, status: 304 },
        { line: `GET ${list}/blog/a`, status: 200 },
        { line: `POST ${list}`, fields: 'Content-Length: 0\r\n', status: 405 },
        { line: `GET ${list}/blog/none`, status: 404 },
      ];
      const sent = Array.from({ length: 100 }, (_, i) => ({
        id: `r${i}`,
        ...(kinds[(i * 3) % kinds.length] ?? { line: '', status: 0 }),
      }));
      const requests = sent.map(({ id, line, fields = '' }, i) => {
        const last = i === sent.length - 1 ? 'Connection: close\r\n' : '';
        return `${line} HTTP/1.1\r\nHost: a\r\nX-Request-Id: ${id}\r\n${fields}${last}\r\n`;
      });
      const text = await send(Number(new URL(origin).port), requests.join(''));
      const answers = text.matchAll(/HTTP\/1\.1 (\d{3})(?:.|\r\n(?!\r\n))*?x-request-id: (\w+)/gi);
      assert.deepEqual(
        [...answers].map(([, status, id]) => ({ id, status: Number(status) })),
        sent.map(({ id, status }) => ({ id, status })),
      );
    });
  });

  it('are sent where others who asked in the same turn have hung up', async () => {
    await serving(world.app, async (origin) => {
      await fetch(origin + list);
      const port = Number(new URL(origin).port);
      const request = `GET ${list} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
      const answers = Array.from({ length: 30 }, (_, i) => send(port, request, i % 3 === 0));
      const answered = (await Promise.all(answers)).map((text) => text.startsWith('HTTP/1.1 200'));
      assert.deepEqual(
        answered,
        answered.map((_, i) => i % 3 !== 0),
      );
    });
  });

  it('are not sent for problems, redirects, other methods, and what nobody may keep', async () => {
    await serving(world.app, async (origin) => {
      const paths = ['/healthz', '/readyz', '/metrics', `${list}/none`, `${list}?nonsense=1`, '/nothing'];
      for (const path of paths) {
        await fetch(origin + path);
        await fetch(origin + path);
      }
      assert.equal(made, 2 * paths.length);
      await fetch(`${origin}${list}?limit=3`);
      for (const method of ['POST', 'OPTIONS']) await fetch(`${origin}${list}?limit=3`, { method });
      assert.equal(made, 2 * paths.length + 3);
    });
  });

  it('are counted and logged as all are', async () => {
    const lines: string[] = [];
    const { casebook } = world.app.config;
    Object.assign(casebook, { log: 'json' });
    world.app.writeLog = (line) => lines.push(line);
    try {
      await serving(world.app, async (origin) => {
        const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
        const headers = { 'X-Request-Id': 'one', traceparent };
        await (await fetch(`${origin}${list}?limit=2&tag="`, { headers })).text();
        await (await fetch(`${origin}${list}?limit=2&tag="`, { headers })).text();
      });
    } finally {
      Object.assign(casebook, { log: 'text' });
    }
    const [first, second] = lines.map((line) => {
      const { time, durationMs, ...rest } = JSON.parse(line) as Record<string, unknown>;
      assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      assert.equal(typeof durationMs, 'number');
      return rest;
    });
    assert.deepEqual(second, first);
    assert.equal(first?.traceId, '4bf92f3577b34da6a3ce929d0e0e4736');
    assert.equal(first.path, list);
    const counts = world.app.metrics.routes.get(list);
    assert.ok((counts?.statuses.get('2xx') ?? 0) >= 2);
  });

  it('end at the next publication moment, and Cache-Control says so until then', async () => {
    const { now } = world.app;
    const moment = Date.parse('2021-01-01T00:01Z');
    try {
      await serving(world.app, async (origin) => {
        const ask = async (at: number) => {
          world.app.now = () => at;
          const answer = await fetch(`${origin}${list}?limit=9`);
          const { meta } = (await answer.json()) as { meta: { total: number } };
          return [answer.headers.get('cache-control'), meta.total];
        };
        const expected = (maxAge: number, total: number) => [
          `public, max-age=${maxAge}, stale-while-revalidate=0`,
          total,
        ];
        assert.deepEqual(await ask(moment - 50_000), expected(50, 2));
        assert.deepEqual(await ask(moment - 40_500), expected(40, 2));
        assert.deepEqual(await ask(moment - 1), expected(0, 2));
        assert.deepEqual(await ask(moment), ['public, max-age=60, stale-while-revalidate=600', 3]);
        assert.deepEqual(await ask(moment - 1), expected(0, 2));
      });
    } finally {
      world.app.now = now;
    }
  });

  it('belong to one revision while content is swapped under load', async () => {
    const { liveContent } = world.app;
    const editions = ['first', 'second'].map((title) =>
      createLiveContent(
        aCatalog(articles.map((article) => ({ ...article, title: `${article.title} ${title}` }))),
      ),
    );
    const titles = new Map(
      editions.map(({ catalog }, i) => [catalog.revision, ['first', 'second'][i] ?? '']),
    );
    try {
      await serving(world.app, async (origin) => {
        let answers = 0;
        const ask = async (client: number) => {
          for (let i = 0; i < 60; i++) {
            if (client === 0) world.app.liveContent = editions[i % 2];
            const path = `${list}?limit=${1 + ((i + client) % 3)}`;
            const headers = { 'Accept-Encoding': ['identity', 'gzip', 'br'][i % 3] ?? '' };
            const answer = await fetch(origin + path, { headers });
            assert.equal(answer.status, 200);
            const title = titles.get(answer.headers.get('x-content-revision') ?? '') ?? 'none';
            const { data } = (await answer.json()) as { data: { title: string }[] };
            assert.ok(
              data.every((article) => article.title.endsWith(title)),
              `${title}: ${JSON.stringify(data)}`,
            );
            answers++;
          }
        };
        world.app.liveContent = editions[0];
        await Promise.all(Array.from({ length: 8 }, (_, client) => ask(client)));
        assert.equal(answers, 480);
      });
    } finally {
      world.app.liveContent = liveContent;
    }
  });

  it('are sent by the bytes of the request that asks, with a connection that closes while they are compressed', async () => {
    await serving(world.app, async (origin) => {
      const path = `${list}?limit=4`;
      await fetch(origin + path);
      const request = `GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n`;
      await send(Number(new URL(origin).port), request, true);
      const answer = await fetch(origin + path, { headers: { 'Accept-Encoding': 'gzip' } });
      assert.equal(answer.status, 200);
      assert.equal(((await answer.json()) as { meta: { total: number } }).meta.total, 2);
    });
  });
});

describe('responses behind a list of origins', () => {
  it('let the origin of each request read them', async () => {
    // Large enough to be compressed.
    const large = { id: 'blog/c', title: 'x'.repeat(1_100) };
    const world = await startWorld([...articles, large], {
      env: { CORS_ORIGINS: 'https://a.cn,https://b.cn' },
    });
    try {
      const ask = (origin: string) => world.app.httpRequest().get(list).set('Origin', origin);
      for (const origin of ['https://a.cn', 'https://b.cn', 'https://c.cn', 'https://a.cn']) {
        const { headers } = await ask(origin);
        const expected = origin === 'https://c.cn' ? undefined : origin;
        assert.equal(headers['access-control-allow-origin'], expected);
        assert.equal(headers.vary, 'Origin, Accept-Encoding');
      }
    } finally {
      await world.close();
    }
  });

  it('are all made anew where no memory is given for them', async () => {
    const world = await startWorld(articles, { env: { ANSWER_CACHE_MB: '0' } });
    let made = 0;
    world.app.on('request', () => made++);
    try {
      await world.app.httpRequest().get(list).expect(200);
      await world.app.httpRequest().get(list).expect(200);
      assert.equal(made, 2);
    } finally {
      await world.close();
    }
  });
});

/** Sends bytes, and resolves to what comes back until the connection is closed; or hangs up as soon as they are sent. */
function send(port: number, text: string, hangsUp = false): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(text, () => {
        if (hangsUp) socket.resetAndDestroy();
      });
    });
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(received);
    });
  });
}
