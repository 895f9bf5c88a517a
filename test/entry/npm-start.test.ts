import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from '../../packaging/find-free-port';
import { askUntilRefused } from '../support/ask-until-refused';
import { aSnapshot } from '../support/builders';
import { clusterServer, sourceServer, startServer, type ServerProcess } from '../support/process-ways';
import { openWebhook } from '../support/webhook';
import { writeSnapshot } from '../app/support';

const root = path.resolve(__dirname, '../..');

describe('npm start and npm run start:cluster', () => {
  let file: ReturnType<typeof writeSnapshot>;
  let project: string;
  let server: ServerProcess | undefined;

  before(() => {
    const articles = Array.from({ length: 100 }, (_, i) => ({
      id: `blog/${i}`,
      markdown: 'Words. '.repeat(200),
    }));
    file = writeSnapshot(aSnapshot(articles));
    // The scripts as they are, but with the sources in place of what is built from them.
    project = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-npm-'));
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const toSource = (name: string) => scripts[name]?.replace(/dist\/(\S+)\.js/, `${root}/$1.ts`);
    const own = { start: toSource('start'), 'start:cluster': toSource('start:cluster') };
    fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ scripts: own }));
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
  });

  after(() => {
    file.remove();
    fs.rmSync(project, { recursive: true });
  });

  afterEach(() => {
    // npm, and with it whatever it has started.
    if (server?.child.pid !== undefined) killGroup(server.child.pid);
    server = undefined;
  });

  const start = async (script: string, ...args: readonly string[]) => {
    const command = {
      command: 'npm',
      args: ['run', script, '--', ...args],
      cwd: project,
      // The same for the processes that it starts.
      env: clusterServer(1).env ?? {},
      isGroup: true,
    };
    const port = String(await findFreePort());
    return (server = await startServer(command, { CONTENT_SNAPSHOT: file.file, PORT: port }));
  };

  for (const [script, ...args] of [['start'], ['start:cluster', '--workers=2']] as const) {
    it(`lose no request at SIGTERM to npm, under load, and exit with 0: ${script}`, async () => {
      const { child, port, ended } = await start(script, ...args);
      const load = askUntilRefused(port, 8);
      while (load.answered() < 40) await wait(5);
      const before = load.answered();
      const signalled = performance.now();
      child.kill('SIGTERM');
      const { answered, lost } = await load.ended;
      assert.deepEqual(lost, []);
      assert.ok(answered > before, 'nothing was sent while it drained');
      assert.equal(await ended, 0);
      assert.ok(performance.now() - signalled < 10_000, 'it took longer than promised');
    });
  }

  it('goes on to drain when every process of the cluster gets the signal, and gets it again', async () => {
    // As a terminal does at Ctrl-C, and an impatient user.
    const cluster = await startCluster({ CONTENT_SNAPSHOT: file.file });
    const { port, ended, child } = cluster;
    const load = askUntilRefused(port, 8);
    while (load.answered() < 40) await wait(5);
    process.kill(-Number(child.pid), 'SIGINT');
    await wait(100);
    process.kill(-Number(child.pid), 'SIGINT');
    assert.deepEqual((await load.ended).lost, []);
    assert.equal(await ended, 0);
    assert.equal(countEvents(cluster, 'draining'), 2);
  });

  // Without plugin/lean-egg it is Egg as it is, which writes its configuration, from workers and agent.
  for (const plugins of ['', '{"leanEgg":false}'])
    for (const script of ['server', 'cluster'])
      it(`write no file, wherever there is a place for it: ${script} ${plugins}`, async () => {
        const places = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-places-'));
        const own = { HOME: places, TMPDIR: places, EGG_PLUGINS: plugins };
        const env = { CONTENT_SNAPSHOT: file.file, ALERT_WEBHOOK: 'https://chat.example/hush', ...own };
        const { child, ended, output } = await (script === 'cluster'
          ? startCluster(env)
          : startServer(sourceServer, env));
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
      const { port } = await startCluster(env);
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

  async function startCluster(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const port = String(await findFreePort());
    const started = await startServer({ ...clusterServer(2), isGroup: true }, { ...env, PORT: port });
    server = started;
    while (countEvents(started, 'listening') < 2) await wait(20);
    return started;
  }

  for (const text of ['0', 'two', '1.5']) {
    it(`refuse --workers=${text}`, () => {
      const { command, args, cwd, env } = sourceServer;
      const own = [...args.slice(0, -1), 'cli/start-cluster.ts', `--workers=${text}`];
      const { status, stderr } = spawnSync(command, own, {
        cwd,
        env: { ...process.env, NODE_OPTIONS: '', ...env },
        encoding: 'utf8',
      });
      assert.equal(status, 2);
      assert.match(stderr, /--workers takes a number from 1 to 999/);
    });
  }
});

function countEvents({ output }: ServerProcess, event: string): number {
  return output().split(`"event":"${event}"`).length - 1;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
