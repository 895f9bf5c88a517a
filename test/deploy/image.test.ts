import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { askUntilRefused } from '../support/ask-until-refused';
import { findObstacle, layOutImage, runInFolder, runInImage, stop, type ImageRoot } from './image-root';
import { readText } from './manifests';
import { openPackedFolder, type PackedFolder } from './packed-folder';
import { readDockerfile } from './read-dockerfile';

const image = readDockerfile(readText('Dockerfile')).at(-1) ?? assert.fail('The Dockerfile has no stage.');
const obstacle = findObstacle();

describe('the image', () => {
  let packed: PackedFolder;
  let root: ImageRoot;
  let server: ChildProcess;
  let port: number;
  let output = '';

  before(async function () {
    packed = await openPackedFolder();
    root = layOutImage(image, packed);
    port = await findFreePort();
    const env = { PORT: String(port) };
    server = obstacle === null ? runInImage(root, image.command, env) : runInFolder(root, packed, env);
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk) => (output += String(chunk)));
    await waitUntilReady();
  });

  after(() => {
    server.kill('SIGKILL');
    root.remove();
    packed.remove();
  });

  /** Polls until the server listens. Stops if the process ends; mocha limits the time. */
  async function waitUntilReady(): Promise<void> {
    while (server.exitCode === null) {
      const answer = await ask('/readyz').catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail(`The server ended with ${server.exitCode}:\n${output}`);
  }

  function ask(path: string, headers: http.OutgoingHttpHeaders = {}) {
    return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>(
      (resolve, reject) => {
        const request = http.get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
          let body = '';
          response.on('data', (chunk) => (body += String(chunk)));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
          });
        });
        request.on('error', reject);
      },
    );
  }

  async function run(script: string): Promise<unknown> {
    const child = runInImage(root, ['node', '-e', script]);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
    await once(child, 'close');
    return JSON.parse(text);
  }

  const title = 'runs as its user, without groups and rights, and can write to /tmp alone';
  it(obstacle === null ? title : `${title}: not seen here, because ${obstacle}`, async function () {
    if (obstacle !== null) this.skip();
    const write = `name => { try { fs.writeFileSync(name, ''); return 'written' } catch ({ code }) { return code } }`;
    const script = `const names = ['/tmp/x', 'x', '/x', '/usr/x', '/proc/x'];
      const status = fs.readFileSync('/proc/self/status', 'utf8');
      const fields = ['Uid', 'Gid', 'Groups', 'CapEff', 'CapBnd', 'NoNewPrivs'];
      console.log(JSON.stringify({ cwd: process.cwd(), pid: process.pid, writes: names.map(${write}),
        fields: fields.map((name) => new RegExp('^' + name + ':[^\\\\S\\\\n]*(\\\\S*)', 'm').exec(status)[1]) }))`;
    const none = '0'.repeat(16);
    assert.deepEqual(await run(script), {
      cwd: image.workdir,
      pid: 1,
      writes: ['written', 'EROFS', 'EROFS', 'EROFS', 'ENOENT'],
      fields: [...(image.user ?? '').split(':'), '', none, none, '1'],
    });
  });

  it('says that it is ready', async () => {
    const { status, body } = await ask('/readyz');
    const { status: word, articles } = JSON.parse(body) as { status: string; articles: number };
    assert.deepEqual([status, word], [200, 'ready']);
    assert.ok(articles > 0);
  });

  it('answers a list, and with 304 when the client has it', async () => {
    const list = await ask('/api/v1/articles?limit=1');
    assert.equal(list.status, 200);
    assert.equal((JSON.parse(list.body) as { data: unknown[] }).data.length, 1);
    const again = await ask('/api/v1/articles?limit=1', { 'If-None-Match': list.headers.etag });
    assert.deepEqual([again.status, again.body], [304, '']);
  });

  it('is healthy by its own check within 16 MB, and is not where nothing or another listens', async () => {
    // Node.js cannot start within such a limit.
    const limited = ['-c', 'ulimit -v 16384; exec "$@"', 'sh', ...image.healthcheck];
    const check = async (PORT: number) => {
      const child = spawn('sh', limited, { env: { PATH: process.env.PATH, PORT: String(PORT) } });
      const [status] = (await once(child, 'exit')) as [number | null];
      return status;
    };
    const other = http.createServer((_, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port: otherPort } = other.address() as AddressInfo;
    const found = [await check(port), await check(otherPort), await check(await findFreePort())];
    other.close();
    assert.deepEqual(found, [0, 1, 1]);
  });

  const unknown = 'is ready as a user without an entry in /etc/passwd, in the group of root, as on OpenShift';
  it(obstacle === null ? unknown : `${unknown}: not seen here, because ${obstacle}`, async function () {
    if (obstacle !== null) this.skip();
    const own = String(await findFreePort());
    const other = runInImage(root, image.command, { PORT: own }, '1000700000:0');
    let said = '';
    for (const stream of [other.stdout, other.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
    while (other.exitCode === null && !said.includes('"listening"'))
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.match(said, /"event":"listening"/);
    assert.equal(await stop(other), 0, said);
  });

  it('complains of nothing', () => {
    assert.doesNotMatch(output, /\b(?:EROFS|EACCES|EPERM|ENOENT|WARN|ERROR)\b/);
  });

  // This test must be the last: it stops the server.
  it('ends by itself on SIGTERM, with exit code 0, and loses no request', async () => {
    const load = askUntilRefused(port, 8);
    while (load.answered() < 40) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(await stop(server), 0, output);
    assert.deepEqual((await load.ended).lost, []);
    await assert.rejects(ask('/readyz'), { code: 'ECONNREFUSED' });
  });
});

async function findFreePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
