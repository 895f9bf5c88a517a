import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { getArticle, listArticles } from '../../contract/articles';
import { buildSnapshot, type BuiltSnapshot } from '../support/build-snapshot';
import { aJpeg, anSvg, aPng, redGif, smallWebp } from '../support/images';
import { socketWay, type OpenWay } from '../support/way';
import { ask } from './environment';

const projectDir = path.resolve(__dirname, '../..');
const article = '/api/v1/articles/blog/a';

/** Local content with images of every kind, in Markdown and in html. */
function writeContent(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-images-'));
  fs.mkdirSync(path.join(root, 'blog/图'), { recursive: true });
  const files: Readonly<Record<string, Uint8Array>> = {
    'a.png': aPng(1000, 500, [1, 2, 3]),
    'b.jpg': aJpeg(64, 48, [200, 100, 0]),
    'c.gif': redGif,
    'd.webp': smallWebp,
    'e.svg': anSvg(),
    '图/f 1.png': aPng(30, 20),
    'g.jpeg': aJpeg(64, 48, [1, 1, 1], [9, 9, 9], 6),
    'h.png': aPng(300, 200).subarray(0, 100),
  };
  for (const [name, bytes] of Object.entries(files)) fs.writeFileSync(path.join(root, 'blog', name), bytes);
  const names = Object.keys(files);
  const body = [
    ...names.map((name) => `![](<${name}>)`),
    '<table><tr><td><img src="./a.png" alt="x"></td></tr></table>',
    '[![](b.jpg)](https://example.com/)',
  ].join('\n\n');
  const head = '---\ntitle: A\ndate: 2020-06-23\nthumbnail: a.png\n---\n';
  fs.writeFileSync(path.join(root, 'blog/a.md'), `${head}${body}\n`);
  return root;
}

describe('images of an article', () => {
  let root: string;
  let snapshot: BuiltSnapshot | undefined;
  let way: OpenWay | undefined;
  const open = async (env: Readonly<Record<string, string>>) => {
    snapshot = await buildSnapshot(root, env);
    way = await socketWay.open({ CONTENT_SNAPSHOT: snapshot.file });
    return way;
  };

  before(() => {
    root = writeContent();
  });
  afterEach(async () => {
    await way?.close();
    snapshot?.remove();
    way = snapshot = undefined;
  });
  after(() => {
    fs.rmSync(root, { recursive: true });
  });

  for (const [name, env] of [
    ['with a place to serve from', { IMAGE_BASE_URL: 'https://i.example/c' }],
    ['without one', {}],
  ] as const) {
    it(`have width and height in html and data, ${name}`, async () => {
      const { data } = await ask(await open(env), getArticle, article);
      const html = data.content?.html ?? '';
      const tags = html.match(/<img [^>]*>/g) ?? [];
      assert.equal(tags.length, 10);
      for (const tag of tags) assert.match(tag, / width="[1-9]\d*" height="[1-9]\d*"/);
      assert.equal(data.images.length, 10);
      for (const { url, width, height } of data.images) {
        assert.ok(width !== null && height !== null, url);
        assert.equal(url.startsWith('https://i.example/c/'), 'IMAGE_BASE_URL' in env);
        assert.ok(html.includes(`src="${url}"`), url);
      }
      assert.deepEqual([data.images[6]?.width, data.images[6]?.height], [48, 64]);
      assert.deepEqual([data.thumbnail?.width, data.thumbnail?.height], [1000, 500]);
      assert.equal(data.thumbnail?.url, data.images[0]?.url);
    });
  }

  it('have only the four known keys where nothing more is known', async () => {
    fs.mkdirSync(path.join(root, 'bare'));
    const body = '![](https://img.example/a.png)\n\n![](gone.png)\n\n![](/root.png)';
    fs.writeFileSync(
      path.join(root, 'bare/b.md'),
      `---\ntitle: B\ndate: 2020-06-23\nthumbnail: gone.png\n---\n${body}\n`,
    );
    const opened = await open({ IMAGE_BASE_URL: 'https://i.example', IMAGE_VARIANTS: '{url}?{width}' });
    const { data } = await ask(opened, getArticle, '/api/v1/articles/bare/b');
    const bare = (url: string) => ({ url, alt: '', width: null, height: null });
    assert.deepEqual(data.images, ['https://img.example/a.png', 'gone.png', '/root.png'].map(bare));
    assert.deepEqual(data.thumbnail, { url: 'gone.png', width: null, height: null });
    fs.rmSync(path.join(root, 'bare'), { recursive: true });
  });

  it('have variants and a srcset where a service makes them', async () => {
    const opened = await open({
      IMAGE_BASE_URL: 'https://i.example/c',
      IMAGE_VARIANTS: '{url}?imageMogr2/thumbnail/{width}x/format/{format}',
      IMAGE_FORMATS: 'webp,avif',
    });
    const { data } = await ask(opened, getArticle, article);
    const [first, , gif] = data.images;
    assert.deepEqual(
      first?.variants?.map(({ width, type }) => `${type} ${width}`),
      ['webp', 'avif'].flatMap((format) => [480, 960, 1000].map((width) => `image/${format} ${width}`)),
    );
    assert.equal(gif?.variants, undefined);
    const { url } = first;
    const html = data.content?.html ?? '';
    const srcset = [480, 960, 1000].map(
      (width) => `${url}?imageMogr2/thumbnail/${width}x/format/webp ${width}w`,
    );
    assert.ok(html.includes(`srcset="${srcset.join(', ')}" sizes="(max-width: 1000px) 100vw, 1000px"`), html);
    const list = await ask(opened, listArticles, '/api/v1/articles');
    assert.deepEqual(list.data[0]?.thumbnail?.variants, first.variants);
  });
});

describe('npm run dev', () => {
  let root: string;
  let child: ChildProcess;
  let origin = '';

  before(async () => {
    root = writeContent();
    const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
    child = spawn(process.execPath, [...node, 'cli/dev.ts'], {
      cwd: projectDir,
      env: { PATH: process.env.PATH, CONTENT_DIR: root, HOST: '127.0.0.1', PORT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    assert.ok(child.stdout);
    for await (const line of createInterface(child.stdout)) {
      const port = /^Casebook: http:\/\/localhost:(\d+)\//.exec(line)?.[1];
      if (port === undefined) continue;
      origin = `http://127.0.0.1:${port}`;
      break;
    }
    child.stdout.resume();
  });
  after(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
    fs.rmSync(root, { recursive: true });
  });

  const readImages = async () => {
    const answer = await fetch(`${origin}${article}?fields=images`);
    const { data } = (await answer.json()) as { data: { images: { url: string; width: number | null }[] } };
    return data.images;
  };

  it('serves the images of the content directory from disk', async () => {
    const images = await readImages();
    const guide = fs.readFileSync(path.join(projectDir, 'docs/images.md'), 'utf8');
    const types = ['png', 'jpeg', 'gif', 'webp', 'svg+xml', 'png', 'jpeg', 'png'];
    for (const [i, type] of types.entries()) {
      const { url = '' } = images[i] ?? {};
      assert.match(url, /^\/images\/[^/]+$/);
      const answer = await fetch(origin + url);
      assert.equal(answer.status, 200, url);
      assert.equal(answer.headers.get('content-type'), `image/${type}`);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /^default-src 'none'.*; sandbox$/);
      assert.ok(guide.includes(`Content-Security-Policy: ${policy}\n`), 'docs/images.md has another policy');
      assert.ok((await answer.arrayBuffer()).byteLength > 0);
    }
    const bytes = await (await fetch(origin + (images[0]?.url ?? ''))).arrayBuffer();
    assert.deepEqual(Buffer.from(bytes), aPng(1000, 500, [1, 2, 3]));
  });

  it('takes no other method', async () => {
    const [{ url } = { url: '' }] = await readImages();
    for (const method of ['POST', 'DELETE']) {
      const answer = await fetch(origin + url, { method });
      const { code } = (await answer.json()) as { code: string };
      assert.deepEqual(
        [answer.status, code, answer.headers.get('allow')],
        [405, 'method_not_allowed', 'GET, HEAD, OPTIONS'],
      );
    }
  });

  it('serves nothing else by that path', async () => {
    for (const name of [
      'a.png',
      'a.md',
      '..%2fa.md',
      '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '%',
      '',
      '../blog/a.md',
    ]) {
      const { status } = await fetch(`${origin}/images/${name}`);
      assert.ok([400, 404].includes(status), `${name}: ${status}`);
    }
  });

  it('follows changes of images', async () => {
    const [before] = await readImages();
    fs.writeFileSync(path.join(root, 'blog/a.png'), aPng(777, 500));
    for (;;) {
      const [now] = await readImages();
      if (now?.url === before?.url) await new Promise((resolve) => setTimeout(resolve, 50));
      else {
        assert.equal(now?.width, 777);
        break;
      }
    }
  });
});
