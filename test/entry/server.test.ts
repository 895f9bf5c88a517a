import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { aSnapshot } from '../support/builders';
import { openSocketCalls } from '../support/call';
import { sourceServer, startServer, type Command, type ServerProcess } from '../support/process-ways';
import { writeSnapshot } from '../app/support';

const crashing: Command = {
  ...sourceServer,
  args: [...sourceServer.args.slice(0, -1), 'test/support/crashing-server.ts'],
};

describe('server process', () => {
  let file: ReturnType<typeof writeSnapshot>;
  let server: ServerProcess | undefined;

  before(() => {
    const articles = Array.from({ length: 100 }, (_, i) => ({
      id: `blog/${i}`,
      markdown: 'Words. '.repeat(200),
    }));
    file = writeSnapshot(aSnapshot(articles));
  });

  after(() => {
    file.remove();
  });

  afterEach(() => {
    server?.child.kill('SIGKILL');
    server = undefined;
  });

  const start = async (command = sourceServer, env: Readonly<Record<string, string>> = {}) =>
    (server = await startServer(command, { CONTENT_SNAPSHOT: file.file, ...env }));

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`finishes every request at ${signal}, under load, and exits with 0`, async () => {
      const { child, port, ended, output } = await start();
      const { call, close } = openSocketCalls(port);
      let answered = 0;
      const load = async () => {
        let connection: string | undefined;
        // Until the server says goodbye on this connection.
        while (connection !== 'close') {
          // Every other was never asked before.
          const condition = answered % 2 === 0 ? '' : `&tag.not=${answered}`;
          const { status, headers, body } = await call(`/api/v1/articles?limit=100${condition}`);
          assert.equal(status, 200);
          assert.equal(body.length, Number(headers['content-length']));
          ({ connection } = headers);
          answered++;
        }
      };
      const loads = Array.from({ length: 8 }, load);
      while (answered < 40) await wait(5);
      child.kill(signal);
      await Promise.all(loads);
      assert.equal(await ended, 0, output());
      close();
    });
  }

  it('says that it is not ready and closes connections while it drains', async () => {
    const { child, port, ended } = await start();
    const { call, close } = openSocketCalls(port);
    assert.equal((await call('/readyz')).status, 200);
    // In flight: the head is not whole yet, so the connection stays until it is answered.
    const slow = net.connect(port, '127.0.0.1');
    await new Promise((resolve) => slow.once('connect', resolve));
    slow.write('GET /healthz HTTP/1.1\r\n');
    child.kill('SIGTERM');
    let answer = await call('/readyz');
    while (answer.status === 200) answer = await call('/readyz');
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.connection, 'close');
    assert.equal((JSON.parse(answer.body.toString()) as { status: string }).status, 'not_ready');
    assert.equal((await call('/healthz')).status, 200);
    // The first is made anew, and the second kept.
    for (const path of ['/api/v1/articles?limit=7', '/api/v1/articles?limit=7', '/api/v1/articles/blog/1']) {
      const { status, headers } = await call(path);
      assert.deepEqual([path, status, headers.connection], [path, 200, 'close']);
    }
    const chunks: Buffer[] = [];
    slow.on('data', (chunk: Buffer) => chunks.push(chunk));
    slow.write('Host: x\r\n\r\n');
    await new Promise((resolve) => slow.once('close', resolve));
    assert.match(Buffer.concat(chunks).toString(), /^HTTP\/1\.1 200 [^]*"ok"/);
    assert.equal(await ended, 0);
    close();
  });

  it('is not held up by a connection that is idle', async () => {
    const { child, port, ended } = await start();
    const agent = new http.Agent({ keepAlive: true });
    await new Promise((resolve) => {
      http.get({ port, host: '127.0.0.1', path: '/healthz', agent }, (answer) =>
        answer.resume().on('end', resolve),
      );
    });
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    agent.destroy();
  });

  it('logs an exception that nobody caught, with its cause, and ends with 1', async () => {
    const { port, ended, output } = await start(crashing);
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => undefined);
    assert.equal(await ended, 1);
    const line = output()
      .split('\n')
      .find((text) => text.includes('"event":"crash"'));
    const { detail } = JSON.parse(line ?? '{}') as { detail?: string };
    assert.match(detail ?? '', /nobody catches this[^]*the cause of it/);
  });

  it('logs nothing but JSON lines, one a request, without query and headers', async () => {
    const { child, port, ended, output } = await start(sourceServer, { NODE_ENV: 'production' });
    const headers = {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      authorization: 'Bearer secret-1',
      cookie: 'secret-2',
      'x-request-id': 'mine',
    };
    await fetch(`http://127.0.0.1:${port}/api/v1/articles/blog/1?fields=title&preview=secret-3`, { headers });
    await fetch(`http://127.0.0.1:${port}/api/v1/articles/blog/1?fields=title`, { headers });
    child.kill('SIGTERM');
    await ended;
    const lines = output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      lines.map(({ event }) => event),
      ['listening', 'request', 'request', 'draining'],
    );
    const { time, durationMs, bytes, revision, ...rest } = lines[2] ?? {};
    assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.ok(Number(durationMs) >= 0 && Number(bytes) > 0);
    assert.match(String(revision), /^[\da-f]+$/);
    assert.deepEqual(rest, {
      level: 'info',
      event: 'request',
      requestId: 'mine',
      method: 'GET',
      path: '/api/v1/articles/blog/1',
      route: '/api/v1/articles/{collection}/{slug}',
      status: 200,
      traceId: '0af7651916cd43dd8448eb211c80319c',
    });
    assert.ok(!output().includes('secret'));
  });

  const failures: { name: string; env: () => Record<string, string>; says: RegExp }[] = [
    {
      name: 'there is no content',
      env: () => ({ CONTENT_SNAPSHOT: '/no/such' }),
      says: /^Casebook could not start: \/no\/such is not there\. Make it with: npm run build\n$/,
    },
    {
      name: 'variables are wrong',
      env: () => ({ PORT: 'x', HOST: 'a/b' }),
      says: /^Casebook could not start: [^]*PORT=x: [^]*HOST=a\/b: /,
    },
    {
      name: 'the address is not of this machine',
      env: () => ({ HOST: '192.0.2.1', PORT: '0' }),
      says: /^Casebook could not start: 192\.0\.2\.1 is no address of this machine\. Set HOST .*\n$/,
    },
  ];
  for (const { name, env, says } of failures) {
    it(`says in one sentence that ${name}, and ends with 1`, () => {
      const { status, stdout, stderr } = startInVain({ CONTENT_SNAPSHOT: file.file, ...env() });
      assert.equal(status, 1);
      assert.match(stderr, says);
      assert.equal(stdout, '');
    });
  }

  it('says in one sentence that the port is used, and ends with 1', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const env = { CONTENT_SNAPSHOT: file.file, HOST: '127.0.0.1', PORT: String(port) };
    const { status, stderr } = startInVain(env);
    taken.close();
    assert.equal(status, 1);
    assert.equal(
      stderr,
      `Casebook could not start: port ${port} is in use. Stop what listens there, or set PORT to a free one.\n`,
    );
  });
});

function startInVain(env: Readonly<Record<string, string>>) {
  const { command, args, cwd, env: own } = sourceServer;
  return spawnSync(command, args, {
    cwd: path.resolve(cwd),
    env: { ...process.env, NODE_OPTIONS: '', ...own, ...env },
    encoding: 'utf8',
  });
}
