import assert from 'node:assert/strict';
import http from 'node:http';
import { createServer, proxy } from 'tencent-serverless-http';
import { createApplication } from '../../entry/create-application';
import { createComponent, type Component } from '../../entry/create-component';
import { aSnapshot } from '../support/builders';
import { catchLog, type CaughtLog } from '../support/catch-log';
import { loadComponent, readAnswer } from '../support/function-ways';
import { toEvent } from '../support/to-event';
import { withEnvironment } from '../support/with-environment';
import { writeSnapshot } from '../app/support';

const context = () => ({ callbackWaitsForEmptyEventLoop: true, request_id: 'invocation' });
const event = (target: string) => toEvent(target, {}, 'api-gateway', 'decoded');

describe('component', () => {
  let file: ReturnType<typeof writeSnapshot>;
  let log: CaughtLog;

  before(() => {
    file = writeSnapshot(aSnapshot([{ id: 'blog/a' }]));
  });

  after(() => {
    file.remove();
  });

  beforeEach(() => {
    log = catchLog();
  });

  afterEach(() => {
    log.release();
  });

  const serving = (env: Readonly<Record<string, string>> = {}) => ({
    EGG_TYPESCRIPT: 'true',
    CONTENT_SNAPSHOT: file.file,
    ...env,
  });

  it('answers the first request of the shim right, once it is ready', () =>
    withEnvironment(serving(), async () => {
      const { app, handler, close } = loadComponent();
      try {
        const first = readAnswer(await handler(event('/api/v1/articles'), context()));
        assert.equal(first.status, 200);
        assert.equal((JSON.parse(first.body.toString()) as { meta: { total: number } }).meta.total, 1);
        assert.ok((app as { publication?: unknown }).publication, 'the content is not loaded');
        assert.equal(readAnswer(await handler(event('/nothing'), context())).status, 404);
      } finally {
        await close();
      }
    }));

  it('is one server for all requests of the shim', () =>
    withEnvironment(serving(), async () => {
      const { handler, close } = loadComponent();
      try {
        await handler(event('/healthz'), context());
        const before = countServers();
        for (let i = 0; i < 30; i++) await handler(event('/healthz'), context());
        assert.equal(countServers(), before);
      } finally {
        await close();
      }
    }));

  for (const [name, env] of [
    ['there is no content', { CONTENT_SNAPSHOT: '/no/such.snapshot' }],
    ['a variable is wrong', { PORT: 'nine thousand' }],
  ] as const) {
    it(`answers the shim with 503 when ${name}, every time, and logs why once`, () =>
      withEnvironment(serving(env), async () => {
        const { handler, close } = loadComponent();
        try {
          for (let i = 0; i < 3; i++) {
            const { status, body } = readAnswer(await handler(event('/api/v1/articles'), context()));
            assert.equal(status, 503);
            assert.equal((JSON.parse(body.toString()) as { code: string }).code, 'not_ready');
          }
        } finally {
          await close();
        }
        assert.equal(log.lines.filter((line) => line.includes('start failed')).length, 1);
      }));
  }

  it('does not fail in its initialiser, after which the newer shim would go on as if nothing were wrong', () =>
    withEnvironment(serving({ CONTENT_SNAPSHOT: '/no/such.snapshot' }), async () => {
      const app = createComponent(createApplication);
      await app.slsInitialize();
      assert.equal(readAnswer(await askNewerShim(app, '/healthz')).status, 503);
    }));

  it('keeps one server where the newer shim makes one for every event', () =>
    withEnvironment(serving(), async () => {
      const app = createComponent(createApplication);
      await app.slsInitialize();
      const ask = async () => {
        assert.equal(readAnswer(await askNewerShim(app, '/api/v1/articles')).status, 200);
      };
      await ask();
      await ask();
      const before = countServers();
      for (let i = 0; i < 30; i++) await ask();
      assert.equal(countServers(), before);
      // Closes the last one.
      app.callback();
      await (app as Component & { close(): Promise<void> }).close();
    }));
});

/** What the shim of `component: egg` does with an event, once the application is there. */
async function askNewerShim(app: Component, target: string): Promise<unknown> {
  const server = createServer(app.callback(), null, app.binaryTypes);
  assert.ok(server instanceof http.Server);
  return proxy(server, event(target), context(), 'PROMISE').promise;
}

/** Listening servers of this process, by the handles that keep it alive. */
function countServers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'PipeServerWrap' || name === 'PipeWrap')
    .length;
}
