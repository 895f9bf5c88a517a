import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { sendBytes, startImageServer, type ImageServer } from '../support/image-server';
import { aLyingPng, aPng } from '../support/images';

const projectDir = path.resolve(__dirname, '../..');

describe('npm run images', () => {
  let folder: string;
  let root: string;
  let server: ImageServer;

  /** Runs the command as a child process; this process is the image server. */
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
    const child = spawn(process.execPath, [...node, 'cli/images.ts', ...args], {
      cwd: projectDir,
      env: { PATH: process.env.PATH, CONTENT_DIR: root, ...env },
    });
    const [stdout, stderr, status] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.once('exit', resolve)),
    ]);
    return { stdout, stderr, status };
  };
  const readJson = () =>
    JSON.parse(fs.readFileSync(path.join(root, 'images.json'), 'utf8')) as Record<string, object>;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'images-command-'));
    root = path.join(folder, 'content');
    fs.mkdirSync(path.join(root, 'blog'), { recursive: true });
    server = await startImageServer({ '/a.png': sendBytes(aPng(40, 30)) });
    const body = `![](${server.origin}/a.png)\n\n![](${server.origin}/dead.png)\n\n![](local.png)`;
    fs.writeFileSync(path.join(root, 'blog/a.md'), `---\ntitle: A\ndate: 2020-06-23\n---\n${body}\n`);
    fs.writeFileSync(path.join(root, 'blog/local.png'), aPng(30, 20));
  });
  afterEach(async () => {
    await server.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('writes what it learns into images.json, and asks only for the rest the next time', async () => {
    const first = await run(['--allow-private']);
    assert.equal(
      first.stdout,
      `${server.origin}/dead.png: it answered 404\n2 images: 1 measured, 1 failed, 0 known before\n`,
    );
    assert.equal(first.status, 0);
    assert.deepEqual(Object.keys(readJson()), [`${server.origin}/a.png`, `${server.origin}/dead.png`]);
    server.asked.length = 0;
    const second = await run(['--allow-private']);
    assert.match(second.stdout, /2 images: 0 measured, 1 failed, 1 known before\n$/);
    assert.deepEqual(server.asked, ['/dead.png']);
  });

  it('names what is wrong with an image whose size could be read, and does not ask for it again', async () => {
    const bomb = await startImageServer({ '/bomb.png': sendBytes(aLyingPng(60_000, 60_000, 100)) });
    const url = `${bomb.origin}/bomb.png`;
    fs.writeFileSync(path.join(root, 'blog/a.md'), `---\ntitle: A\ndate: 2020-06-23\n---\n![](${url})\n`);
    const { status, stdout } = await run(['--allow-private']);
    await bomb.close();
    assert.equal(status, 0);
    const [line, result] = stdout.split('\n');
    assert.equal(
      line,
      `The image "${url}" says it has 60000 × 60000 pixels, more than 40 million; make it smaller.`,
    );
    assert.equal(result, '1 image: 1 measured, 0 failed, 0 known before');
    assert.match(
      (await run(['--allow-private'])).stdout,
      /^1 image: 0 measured, 0 failed, 1 known before\n$/,
    );
  });

  it('asks nothing of this machine by itself, and does not fail for it', async () => {
    const { status, stdout } = await run([]);
    assert.equal(status, 0);
    assert.match(stdout, /a\.png: its host is not on the public internet\n/);
    assert.deepEqual(server.asked, []);
  });

  it('lists what is missing where images are served, and copies it to be uploaded', async () => {
    const env = { IMAGE_BASE_URL: server.origin };
    const { status, stdout } = await run(['--missing'], env);
    assert.equal(status, 1);
    const [, file, name = ''] = /^(\S+)\t\S+\/(\S+)\n$/.exec(stdout) ?? [];
    assert.equal(file, path.join(root, 'blog/local.png'));
    assert.match(name, /^local\.[0-9a-f]{16}\.png$/);

    const upload = path.join(folder, 'upload');
    assert.match((await run(['--copy', upload])).stdout, /1 image copied, 0 there before\n$/);
    assert.deepEqual(fs.readFileSync(path.join(upload, name)), aPng(30, 20));
    assert.match((await run(['--copy', upload])).stdout, /0 images copied, 1 there before\n$/);

    const complete = await startImageServer({ [`/${name}`]: sendBytes(aPng(30, 20)) });
    const found = await run(['--missing'], { IMAGE_BASE_URL: complete.origin });
    await complete.close();
    assert.deepEqual([found.status, found.stdout], [0, '']);
  });

  it('says what --missing needs', async () => {
    const { status, stderr } = await run(['--missing']);
    assert.deepEqual([status, stderr.startsWith('Set IMAGE_BASE_URL')], [2, true]);
  });
});
