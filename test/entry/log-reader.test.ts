import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from '../../packaging/find-free-port';
import { aSnapshot } from '../support/builders';
import { openSocketCalls, type Call, type SocketCalls } from '../support/call';
import { clusterServer, sourceServer } from '../support/process-ways';
import { writeSnapshot } from '../app/support';

const npmStart = { ...sourceServer, args: [...sourceServer.args.slice(0, -1), 'cli/start.ts'] };

/** More than the pipe and the bounded buffer take, in lines of about 700 bytes. */
const requests = 3_500;

for (const [name, command] of [
  ['a process of its own', sourceServer],
  ['npm start', npmStart],
  ['a cluster', clusterServer(1)],
] as const) {
  describe(`the reader of the log of ${name}`, () => {
    let file: ReturnType<typeof writeSnapshot>;
    let child: ChildProcess;
    let calls: SocketCalls;

    before(() => {
      file = writeSnapshot(aSnapshot([{ id: 'blog/a' }]));
    });

    after(() => {
      file.remove();
    });

    afterEach(() => {
      calls.close();
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    });

    /** Starts the server, and reads its log until it listens. */
    const start = async () => {
      const port = await findFreePort();
      const { command: program, args, cwd, env } = command;
      child = spawn(program, args, {
        cwd,
        env: {
          ...{ ...process.env, NODE_OPTIONS: '', HOST: '127.0.0.1', PORT: String(port), ...env },
          CONTENT_SNAPSHOT: file.file,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      const { stdout, stderr } = child;
      assert.ok(stdout && stderr);
      let output = '';
      const read = (chunk: Buffer) => (output += String(chunk));
      stdout.on('data', read);
      stderr.on('data', read);
      for (let i = 0; !output.includes('"event":"listening"'); i++) {
        if (i === 3_000 || child.exitCode !== null) throw new Error(output);
        await wait(20);
      }
      calls = openSocketCalls(port);
      return { stdout, stderr, read: () => output };
    };

    /** Makes requests with long paths, each of which is logged. */
    const askMuch = async (count: number, name = 'first') => {
      let asked = 0;
      const ask = async () => {
        while (asked < count) {
          const { status } = await calls.call(`/${name}/${'x'.repeat(480)}/${asked++}`);
          assert.equal(status, 404);
        }
      };
      await Promise.all(Array.from({ length: 8 }, ask));
    };

    it('may stop: what does not fit is dropped, counted, and said when it reads on', async () => {
      const { stdout, read } = await start();
      stdout.pause();
      await askMuch(requests);
      const dropped = await countDropped(calls.call);
      assert.ok(dropped > 0 && dropped < requests, String(dropped));
      stdout.resume();
      const lines = () =>
        read()
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line) as Record<string, unknown>);
      while (!read().includes('"event":"log lines dropped"')) await wait(20);
      await askMuch(1, 'last');
      while (!read().includes('"path":"/last/')) await wait(20);
      child.kill('SIGTERM');
      await once(child, 'close');
      const said = lines().filter(({ event }) => event === 'log lines dropped');
      assert.equal(
        said.reduce((sum, line) => sum + Number(line.dropped), 0),
        dropped,
      );
      const written = lines().filter(({ event }) => event === 'request').length;
      assert.equal(written + dropped, requests + 1);
    }).timeout(120_000);

    it('may die: requests are answered all the same, and lines counted', async () => {
      const { stdout, stderr } = await start();
      // Not while it still reads the line of the start.
      await wait(100);
      stdout.destroy();
      stderr.destroy();
      await askMuch(200);
      assert.equal(await countDropped(calls.call), 200);
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      assert.equal(code, 0);
    });
  });
}

describe('a disk without room for the log', () => {
  it('is no reason to stop serving', async () => {
    const { file, remove } = writeSnapshot(aSnapshot([{ id: 'blog/a' }]));
    const port = await findFreePort();
    const { command, args, cwd, env } = sourceServer;
    const full = fs.openSync('/dev/full', 'w');
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port), CONTENT_SNAPSHOT: file },
      stdio: ['ignore', full, full],
    });
    const { call, close } = openSocketCalls(port);
    try {
      for (let i = 0; i < 500; i++) {
        if (await call('/healthz').catch(() => undefined)) break;
        await wait(20);
      }
      for (let i = 0; i < 10; i++) assert.equal((await call('/api/v1/articles')).status, 200);
      // The line of the start, and those of the requests.
      assert.equal(await countDropped(call), 11);
    } finally {
      close();
      child.kill('SIGKILL');
      fs.closeSync(full);
      remove();
    }
  });
});

async function countDropped(call: Call): Promise<number> {
  // Lines are written in the event-loop iteration after their request.
  await wait(100);
  const { body } = await call('/metrics');
  return Number(/^casebook_log_lines_dropped_total (\d+)$/m.exec(body.toString())?.[1]);
}
