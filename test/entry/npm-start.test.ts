import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeSnapshot } from '../app/support';
import { aSnapshot } from '../support/builders';
import type { ServerProcess } from '../support/process-ways';
import { killGroup, openStartWays, startWay } from '../support/start-ways';
import { openWebhook } from '../support/webhook';

const root = path.resolve(__dirname, '../..');

const opened = openStartWays();

describe('npm start and npm run start:cluster', () => {
  let file: ReturnType<typeof writeSnapshot>;
  let server: ServerProcess | undefined;

  before(() => {
    file = writeSnapshot(aSnapshot([{ id: 'blog/a' }]));
  });

  after(() => {
    file.remove();
    opened.remove();
  });

  afterEach(() => {
    killGroup(server);
    server = undefined;
  });

  // Without plugin/lean-egg it is Egg as it is, which writes its configuration, from workers and agent.
  for (const plugins of ['', '{"leanEgg":false}'])
    for (const name of ['node cli/start', 'node cli/start-cluster'])
      it(`write no file, wherever there is a place for it: ${name} ${plugins}`, async () => {
        const places = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-places-'));
        const own = { HOME: places, TMPDIR: places, EGG_PLUGINS: plugins };
        const env = { CONTENT_SNAPSHOT: file.file, ALERT_WEBHOOK: 'https://chat.example/hush', ...own };
        server = await startWay(opened.ways[name] ?? assert.fail(), env);
        const { child, ended, output } = server;
        child.kill('SIGTERM');
        assert.equal(await ended, 0);
        assert.deepEqual(fs.readdirSync(places, { recursive: true }), []);
        for (const folder of ['run', 'logs']) assert.ok(!fs.existsSync(path.join(root, folder)), folder);
        assert.ok(!output().includes('hush'));
        fs.rmSync(places, { recursive: true });
      });

  it('sends one alert where several workers have the same to tell', async () => {
    const webhook = await openWebhook((response) => response.end());
    try {
      const env = { CONTENT_SNAPSHOT: file.file, ALERT_WEBHOOK: webhook.url, ALERT_SLOW_MS: '1' };
      server = await startWay(opened.ways['node cli/start-cluster'] ?? assert.fail(), env);
      const { port } = server;
      // The master gives each connection to the next worker.
      for (let i = 0; i < 20; i++) {
        const query = `format=markdown&limit=20&tag.not=${i}`;
        const answer = await fetch(`http://127.0.0.1:${port}/api/v1/articles?${query}`, {
          headers: { connection: 'close' },
        });
        await answer.text();
        assert.equal(answer.status, 200);
      }
      for (let i = 0; webhook.posts.length === 0 && i < 500; i++) await wait(20);
      const keys = webhook.posts.map(({ body }) => (JSON.parse(body) as { key: string }).key);
      assert.deepEqual(keys, ['slow /api/v1/articles']);
    } finally {
      webhook.close();
    }
  });

  /** Starts in vain. Returns the exit code, and what it says. */
  function refuse(command: string, ...args: readonly string[]) {
    const { status, stderr } = spawnSync(command, args, {
      cwd: command === 'npm' ? opened.project : root,
      env: { ...process.env, ...opened.ways['npm start']?.command.env, CONTENT_SNAPSHOT: file.file },
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { status, stderr };
  }

  for (const text of ['0', 'two', '1.5']) {
    it(`refuse --workers=${text}`, () => {
      const { status, stderr } = refuse(process.execPath, 'cli/start-cluster.ts', `--workers=${text}`);
      assert.equal(status, 2);
      assert.match(stderr, /--workers takes a number from 1 to 999/);
    });
  }

  for (const args of [
    ['start', '--', '--workers=2'],
    ['start', '--', '--workers', '2'],
    ['start', '--workers=2'],
  ]) {
    it(`say what serves from two processes: npm run ${args.join(' ')}`, () => {
      const { status, stderr } = refuse('npm', 'run', ...args);
      assert.equal(status, 2);
      assert.match(
        stderr,
        /npm start is one process\. For 2 of them: npm run start:cluster -- --workers=2\n/,
      );
    });
  }

  it('take no options where variables configure the server', () => {
    const { status, stderr } = refuse(process.execPath, 'entry/server.ts', '--workers=2');
    assert.equal(status, 2);
    assert.match(stderr, /server\.ts takes no options, and got --workers=2\. .* start one for each core/);
  });
});
