import assert from 'node:assert/strict';
import { aSnapshot } from '../support/builders';
import { openSocketCalls, type Call } from '../support/call';
import { callByEvent } from '../support/function-ways';
import { clusterServer, sourceServer, startServer, type Command } from '../support/process-ways';
import { startFunction } from '../support/start-function';
import { writeSnapshot } from '../app/support';

type Lines = Record<string, unknown>[];
type Env = Readonly<Record<string, string>>;

/** Serves through one entry point, and returns the lines of the log. */
type Serve = (env: Env, ask: (call: Call) => Promise<void>) => Promise<Lines>;

const inProcess =
  (command: Command): Serve =>
  async (env, ask) => {
    const { file, remove } = writeSnapshot(aSnapshot([{ id: 'blog/a' }]));
    const server = await startServer(command, { CONTENT_SNAPSHOT: file, ...env });
    const { call, close } = openSocketCalls(server.port);
    await ask(call);
    close();
    server.child.kill('SIGTERM');
    await server.ended;
    remove();
    const lines = server.output().trim().split('\n');
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Lines[number]);
  };

const asFunction: Serve = async (env, ask) => {
  const running = await startFunction([{ id: 'blog/a' }], env);
  try {
    await ask(callByEvent(running.handler, 'function-url'));
    return running.log();
  } finally {
    await running.close();
  }
};

for (const [name, serve] of [
  ['in a process of its own', inProcess(sourceServer)],
  ['in a cluster', inProcess(clusterServer(1))],
  ['as an event function', asFunction],
] as const) {
  describe(`the log, ${name}`, () => {
    const requests = (lines: Lines) =>
      lines
        .filter(({ event }) => event === 'request')
        .map(({ route, status }) => `${String(route)} ${String(status)}`);

    const askAll = async (call: Call) => {
      const headers = { 'user-agent': 'reader/1', 'x-forwarded-for': '198.51.100.7' };
      const paths = ['/healthz', '/readyz', '/metrics', '/api/v1/articles', '/healthz?x=1', '/none'];
      for (const path of paths) await call(path, { headers });
    };

    it('leaves out probes that succeed, and clients', async () => {
      const lines = await serve({}, askAll);
      assert.deepEqual(requests(lines), ['/api/v1/articles 200', '/healthz 400', 'other 404']);
      assert.ok(!JSON.stringify(lines).includes('reader/1'));
      assert.ok(lines.every((line) => !('client' in line)));
    });

    it('has probes and clients if it is told, behind proxies, too', async () => {
      const env = { LOG_PROBES: 'on', LOG_CLIENT: 'address,agent', TRUSTED_PROXIES: '1' };
      const lines = (await serve(env, askAll)).filter(({ event }) => event === 'request');
      assert.equal(lines.length, 6);
      for (const { client, agent } of lines) assert.deepEqual([client, agent], ['198.51.100.7', 'reader/1']);
    });

    it('has a sample of what succeeds, and all of what does not', async () => {
      assert.deepEqual(requests(await serve({ LOG_SAMPLE: '1000000' }, askAll)), [
        '/healthz 400',
        'other 404',
      ]);
    });
  });
}

describe('the log from level warn', () => {
  it('has slow requests and faults, and no others', async () => {
    const env = { LOG_LEVEL: 'warn' };
    const running = await startFunction([{ id: 'blog/a' }], env);
    try {
      const call = callByEvent(running.handler, 'function-url');
      assert.equal((await call('/api/v1/articles')).status, 200);
      assert.equal((await call('/none')).status, 404);
      running.app.writeLog('{"time":"","level":"info"}', 'info');
      assert.deepEqual(running.log(), []);
      assert.ok(running.app.liveContent);
      Object.assign(running.app.liveContent, { editionAt: undefined });
      assert.equal((await call('/api/v1/articles?limit=1')).status, 500);
      const levels = running.log().map(({ level, event }) => [level, event]);
      assert.deepEqual(levels, [
        ['error', 'message'],
        ['error', 'request'],
      ]);
    } finally {
      await running.close();
    }
  });
});

describe('the log of an event function', () => {
  it('has the client that API Gateway names, if it is told', async () => {
    const running = await startFunction([{ id: 'blog/a' }], { LOG_CLIENT: 'address' });
    try {
      const requestContext = { sourceIp: '198.51.100.7' };
      await running.handler({ httpMethod: 'GET', path: '/api/v1/articles', requestContext });
      assert.deepEqual(
        running.log().map(({ client }) => client),
        ['198.51.100.7'],
      );
    } finally {
      await running.close();
    }
  });
});
