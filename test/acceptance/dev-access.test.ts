import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Problem } from '../../contract/problem';
import { openSocketCalls, type SocketCalls } from '../support/call';
import { aPng } from '../support/images';
import { writeArticles } from '../support/write-articles';
import { check, parse } from './environment';

const projectDir = path.resolve(__dirname, '../..');
const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
const head = '---\ntitle: A\ndate: 2020-06-23\n';
const list = '/api/v1/articles?fields=title';
const findings = '/explorer/findings.json';
const allowOrigin = 'access-control-allow-origin';

/** A development server over one article with an image, and one draft with a finding. */
class DevServer {
  port = 0;
  printed = '';
  private constructor(
    private readonly child: ChildProcess,
    private readonly remove: () => void,
  ) {}

  static async start(env: Readonly<Record<string, string>>): Promise<DevServer> {
    const { dir, remove } = writeArticles({
      'blog/a': `${head}---\n![x](a.png)\n`,
      'blog/secret': `${head}draft: true\n---\n[x](/blog/gone)\n`,
    });
    fs.writeFileSync(path.join(dir, 'blog/a.png'), aPng(3, 2));
    const child = spawn(process.execPath, [...node, 'cli/dev.ts'], {
      cwd: projectDir,
      env: { PATH: process.env.PATH, CONTENT_DIR: dir, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const server = new DevServer(child, remove);
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        server.printed += text;
        server.port = Number(/^Casebook: http:\/\/localhost:(\d+)\//m.exec(server.printed)?.[1] ?? 0);
        if (server.port > 0 && server.printed.includes('/docs')) resolve();
      });
    });
    return server;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
    this.remove();
  }
}

/** Whether something listens there. */
function isOpen(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}

describe('npm run dev', () => {
  describe('without HOST', () => {
    let server: DevServer;
    let calls: SocketCalls;
    let image = '';
    before(async () => {
      server = await DevServer.start({ HOST: '' });
      calls = openSocketCalls(server.port);
      const { body } = await calls.call('/api/v1/articles/blog/a?fields=images');
      image =
        (JSON.parse(body.toString()) as { data: { images: { url: string }[] } }).data.images[0]?.url ?? '';
    });
    after(async () => {
      calls.close();
      await server.stop();
    });

    it('listens for this machine alone, and says nothing of others', async () => {
      assert.equal(await isOpen(server.port, '127.0.0.1'), true);
      // Another address of this machine.
      assert.equal(await isOpen(server.port, '127.0.0.2'), false);
      assert.doesNotMatch(server.printed, /HOST=/);
    });

    it('serves findings, images and articles to its own pages', async () => {
      for (const path of [findings, image, list, '/'])
        assert.equal(
          (await calls.call(path, { headers: { host: `localhost:${server.port}` } })).status,
          200,
          path,
        );
      assert.match((await calls.call(findings)).body.toString(), /secret/);
    });

    it('refuses requests for other hosts, whatever they ask for', async () => {
      for (const path of [findings, image, list, '/', '/explorer/explorer.js', '/healthz', '/nothing']) {
        for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
          const answer = await calls.call(path, { method, headers: { host: `evil.example:${server.port}` } });
          assert.equal(answer.status, 403, `${method} ${path}`);
          if (method !== 'GET') continue;
          const { code, detail } = check(Problem, parse(answer));
          assert.equal(code, 'forbidden');
          assert.match(detail, /ALLOWED_HOSTS/);
        }
      }
    });

    it('lets no other site read findings and images, and every site the articles', async () => {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
      for (const path of [findings, image, '/explorer/explorer.js', '/explorer/nothing', '/images/nothing']) {
        for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
          const answer = await calls.call(path, { method, headers });
          const names = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
          assert.deepEqual(names, [], `${method} ${path}`);
        }
      }
      for (const method of ['GET', 'OPTIONS'])
        assert.equal((await calls.call(list, { method, headers })).headers[allowOrigin], '*');
      for (const path of [
        '/EXPLORER/findings.json',
        '//explorer/findings.json',
        '/%65xplorer/findings.json',
      ]) {
        const answer = await calls.call(path, { headers });
        assert.ok(answer.headers[allowOrigin] === undefined || answer.status === 404, path);
      }
    });
  });

  describe('with HOST', () => {
    for (const [language, says] of [
      ['zh', /^HOST=0\.0\.0\.0：其他机器也能访问/m],
      ['en', /^HOST=0\.0\.0\.0: other machines can reach/m],
    ] as const) {
      it(`is open, and says so in ${language}`, async () => {
        const server = await DevServer.start({
          HOST: '0.0.0.0',
          ALLOWED_HOSTS: 'box.example',
          LANG: language,
        });
        const { call, close } = openSocketCalls(server.port);
        try {
          assert.equal(await isOpen(server.port, '127.0.0.2'), true);
          while (!says.test(server.printed)) await new Promise((resolve) => setTimeout(resolve, 10));
          for (const [host, status] of [
            ['box.example:7001', 200],
            ['127.0.0.1', 200],
            ['other.example', 403],
          ] as const)
            assert.equal((await call(list, { headers: { host } })).status, status, host);
        } finally {
          close();
          await server.stop();
        }
      });
    }
  });
});
