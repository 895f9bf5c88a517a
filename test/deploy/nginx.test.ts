import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from '../../packaging/find-free-port';
import { aSnapshot } from '../support/builders';
import { openSocketCalls } from '../support/call';
import { sourceServer, startServer, type ServerProcess } from '../support/process-ways';
import { writeSnapshot } from '../app/support';
import { readText } from './manifests';

/** Debian has it where users other than root do not look. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
const isThere = spawnSync('nginx', ['-v'], { env }).status === 0;

interface Member {
  readonly port: number;
  readonly snapshot: ReturnType<typeof writeSnapshot>;
  server: ServerProcess;
}

describe(`deploy/nginx.conf${isThere ? '' : ': not seen here, because nginx is not installed'}`, () => {
  let folder: string;
  let nginx: ChildProcess;
  let said = '';
  let port: number;
  const members: Member[] = [];

  before(async function () {
    if (!isThere) return;
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-nginx-'));
    const articles = Array.from({ length: 50 }, (_, i) => ({
      id: `blog/${i}`,
      markdown: 'Words. '.repeat(200),
    }));
    for (let i = 0; i < 2; i++) {
      const snapshot = writeSnapshot(aSnapshot(articles));
      const own = await findFreePort();
      members.push({ port: own, snapshot, server: await start(own, snapshot.file) });
    }
    port = await findFreePort();
    const file = path.join(folder, 'nginx.conf');
    fs.writeFileSync(file, toConfiguration(readText('deploy/nginx.conf')));
    nginx = spawn('nginx', ['-p', folder, '-c', file, '-e', 'stderr'], { env });
    nginx.stderr?.on('data', (chunk) => (said += String(chunk)));
    while (nginx.exitCode === null && (await ask('/readyz')) !== 'answered') await wait(20);
    assert.equal(nginx.exitCode, null, said);
  });

  after(async () => {
    if (!isThere) return;
    const ended = nginx.exitCode === null && once(nginx, 'exit');
    nginx.kill();
    for (const { server, snapshot } of members) {
      server.child.kill('SIGKILL');
      snapshot.remove();
    }
    await ended;
    fs.rmSync(folder, { recursive: true });
  });

  const start = (own: number, snapshot: string) =>
    startServer(sourceServer, { CONTENT_SNAPSHOT: snapshot, PORT: String(own) });

  /** The example with the ports of this test, without TLS, and with what distributions write around it. */
  function toConfiguration(example: string): string {
    const replacements: readonly (readonly [RegExp, string])[] = [
      ...members.map(
        (member, i) => [new RegExp(`127\\.0\\.0\\.1:${7001 + i}`), `127.0.0.1:${member.port}`] as const,
      ),
      [/listen 443 ssl;/, `listen 127.0.0.1:${port};`],
      [/ssl_certificate [^;]+;/, ''],
      [/ssl_certificate_key [^;]+;/, ''],
      [/\/var\/cache\/nginx\/casebook/, path.join(folder, 'cache')],
    ];
    const adapted = replacements.reduce((text, [from, to]) => {
      assert.match(text, from);
      return text.replace(from, to);
    }, example);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${name};`,
    );
    return `daemon off; pid nginx.pid; worker_processes 2; ${process.getuid?.() === 0 ? 'user root;' : ''}
      events { worker_connections 512; } http { access_log off; ${temporary.join(' ')}\n${adapted}\n}`;
  }

  function ask(target: string, agent: http.Agent | false = false): Promise<string> {
    return new Promise((resolve) => {
      const request = http.get({ port, host: '127.0.0.1', path: target, agent }, (response) => {
        response.resume();
        response.on('error', ({ message }) => {
          resolve(message);
        });
        response.on('end', () => {
          resolve(response.statusCode === 200 ? 'answered' : `status ${response.statusCode}`);
        });
      });
      request.on('error', ({ message }) => {
        resolve(message);
      });
    });
  }

  /** Sends requests until `stop` is called, half of them on kept connections. Every URL is new, so nginx has it not. */
  function sendRequests(): { stop: () => Promise<{ answered: number; lost: string[] }> } {
    let isStopped = false;
    let answered = 0;
    const lost: string[] = [];
    const agent = new http.Agent({ keepAlive: true });
    const client = async (number: number) => {
      for (let i = 0; !isStopped; i++) {
        const outcome = await ask(`/api/v1/articles?limit=50&_=${number}-${i}`, number % 2 === 0 && agent);
        if (outcome === 'answered') answered++;
        else lost.push(outcome);
      }
    };
    const clients = Promise.all(Array.from({ length: 8 }, (_, number) => client(number)));
    return {
      stop: async () => {
        isStopped = true;
        await clients;
        agent.destroy();
        return { answered, lost };
      },
    };
  }

  const test = isThere ? it : it.skip;

  test('loses no request when the servers are restarted one after another', async function () {
    // Four starts from source, under load.
    this.timeout(240_000);
    const load = sendRequests();
    for (const member of [...members, ...members]) {
      await wait(200);
      member.server.child.kill('SIGTERM');
      assert.equal(await member.server.ended, 0);
      member.server = await start(member.port, member.snapshot.file);
      const { call, close } = openSocketCalls(member.port);
      while ((await call('/readyz')).status !== 200) await wait(20);
      close();
    }
    const { answered, lost } = await load.stop();
    assert.deepEqual(lost, [], said);
    assert.ok(answered > 200, String(answered));
  });

  test('lets nginx close idle connections before the server does', async () => {
    const { call, close } = openSocketCalls(members[0]?.port ?? 0);
    const { headers } = await call('/healthz');
    close();
    const [, server = ''] = /timeout=(\d+)/.exec(String(headers['keep-alive'])) ?? [];
    const [, proxy = ''] = /keepalive_timeout (\d+)s;/.exec(readText('deploy/nginx.conf')) ?? [];
    assert.ok(Number(proxy) < Number(server), `nginx after ${proxy} s, the server after ${server} s`);
  });

  test('loses no request while one server is not ready', async () => {
    const [{ snapshot } = assert.fail()] = members;
    const load = sendRequests();
    await wait(200);
    fs.truncateSync(snapshot.file, 100);
    await wait(500);
    const { answered, lost } = await load.stop();
    assert.deepEqual(lost, [], said);
    assert.ok(answered > 50, String(answered));
  });
});
