import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeSnapshot } from '../app/support';
import { aSnapshot } from '../support/builders';
import { drainUnderLoad, findProcesses, promisedMs } from '../support/drain-under-load';
import { sourceServer, type ServerProcess } from '../support/process-ways';
import { countEvents, killGroup, openStartWays, startWay, type StartWay } from '../support/start-ways';

const opened = openStartWays();
const { ways } = opened;

describe('a server that is stopped', () => {
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
    opened.remove();
  });

  afterEach(() => {
    killGroup(server);
    server = undefined;
  });

  const start = async (way: StartWay, env: Readonly<Record<string, string>> = {}) =>
    (server = await startWay(way, { CONTENT_SNAPSHOT: file.file, ...env }));

  for (const [name, way] of Object.entries(ways)) {
    it(`loses no request at SIGTERM, under load: ${name}`, async () => {
      const started = await start(way);
      await drainUnderLoad(started, () => {
        started.child.kill('SIGTERM');
      });
      assert.equal(countEvents(started, 'draining'), way.workers);
    });
  }

  // As a terminal does at Ctrl-C, and an impatient user. egg-scripts itself ends at the second signal.
  for (const name of ['npm start', 'npm run start:cluster -- --workers=2'] as const) {
    it(`loses none when every process gets SIGINT, twice: ${name}`, async () => {
      const way = ways[name] ?? assert.fail();
      const started = await start(way);
      await drainUnderLoad(started, async () => {
        process.kill(-Number(started.child.pid), 'SIGINT');
        await wait(100);
        process.kill(-Number(started.child.pid), 'SIGINT');
      });
      assert.equal(countEvents(started, 'draining'), way.workers);
    });
  }

  for (const name of ['npm start', 'npm run start:cluster -- --workers=2'] as const) {
    it(`ends in time whatever its clients do: ${name}`, async () => {
      const started = await start(ways[name] ?? assert.fail());
      const list = 'GET /api/v1/articles?limit=100 HTTP/1.1\r\nHost: x\r\n\r\n';
      const beginnings = [
        '',
        'GET /',
        list.slice(0, -4),
        `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx`,
      ];
      // The last one asks for much, and reads nothing.
      for (const text of [...beginnings, list.repeat(300)]) {
        const socket = net.connect(started.port, '127.0.0.1').pause();
        await once(
          socket.on('error', () => undefined),
          'connect',
        );
        socket.write(text);
      }
      await wait(500);
      await stopInTime(started);
    });

    it(`ends in time when nobody reads its log: ${name}`, async () => {
      const started = await start(ways[name] ?? assert.fail());
      started.child.stdout?.pause();
      started.child.stderr?.pause();
      // More lines than a pipe holds.
      for (let sent = 0; sent < 4000; sent += 100) {
        const batch = Array.from({ length: 100 }, () =>
          fetch(`http://127.0.0.1:${started.port}/${'x'.repeat(400)}`),
        );
        for (const response of await Promise.all(batch)) await response.text();
      }
      await stopInTime(started);
    });
  }

  async function stopInTime({ child, ended }: ServerProcess): Promise<void> {
    const signalled = performance.now();
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    assert.ok(performance.now() - signalled < promisedMs, 'it took longer than promised');
    assert.deepEqual(findProcesses(Number(child.pid)), []);
  }

  it('ends in time when an alert cannot be posted, because the name servers are silent', async function () {
    const confined = ['--mount', 'sh', '-c', 'mount --bind "$0" /etc/resolv.conf && exec "$@"'];
    if (spawnSync('unshare', ['--mount', 'true']).status !== 0) this.skip();
    const silent = dgram.createSocket('udp4');
    let questions = 0;
    silent.on('message', () => questions++);
    // A name server has this port, so an address that nothing else has.
    silent.bind(53, `127.53.${(process.pid >> 8) & 255}.${process.pid & 255}`);
    await once(silent, 'listening');
    const configuration = path.join(opened.project, 'resolv.conf');
    fs.writeFileSync(configuration, `nameserver ${silent.address().address}\n`);
    const { command, args, ...rest } = sourceServer;
    const way = { command: 'unshare', args: [...confined, configuration, command, ...args], ...rest };
    const env = { ALERT_WEBHOOK: 'https://chat.example/hook', ALERT_SLOW_MS: '1' };
    const started = await start({ command: way, workers: 1 }, env);
    for (const name of ['tags', 'articles', 'categories', 'authors', 'archives', 'manifest', 'taxonomies'])
      await (await fetch(`http://127.0.0.1:${started.port}/api/v1/${name}`)).text();
    while (questions === 0) await wait(5);
    await stopInTime(started);
    silent.close();
  });

  for (const script of ['./entry/server', './cli/start'])
    it(`exits with 0 if a signal comes while it is being loaded: ${script}`, () => {
      const { command, args, cwd, env } = sourceServer;
      const code = `
        const Module = require('node:module');
        const load = Module._load;
        Module._load = function (name) {
          if (name === 'egg') process.kill(process.pid, 'SIGTERM');
          return load.apply(this, arguments);
        };
        require('${script}');`;
      const { status, signal } = spawnSync(command, [...args.slice(0, -1), '-e', code], {
        cwd,
        env: { ...process.env, NODE_OPTIONS: '', PORT: '0', CONTENT_SNAPSHOT: file.file, ...env },
      });
      assert.deepEqual({ status, signal }, { status: 0, signal: null });
    });
});
