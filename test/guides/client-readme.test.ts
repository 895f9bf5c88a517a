import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Casebook } from '../../client/src/index.js';
import { buildGuide, readGuide, type BuiltGuide } from '../support/build-guide';
import { runGuide } from '../support/run-guide';
import { serveContent, type ServedContent } from '../support/serve-content';
import { writeArticles } from '../support/write-articles';

interface Request {
  readonly url: string;
  readonly header: Record<string, string>;
  readonly success: (result: { statusCode: number; header: Record<string, string>; data: string }) => void;
  readonly fail: (error: { errMsg: string }) => void;
}

/** What a mini-program has, as far as the README uses it. Some platforms write the names of headers small. */
const wx = {
  requests: [] as { url: string; status: number }[],
  request({ url, header, success, fail }: Request): void {
    void (async () => {
      try {
        const answer = await fetch(url, { headers: header });
        wx.requests.push({ url, status: answer.status });
        const data = await answer.text();
        const sent: Record<string, string> = {};
        answer.headers.forEach((value, name) => (sent[name] = value));
        success({ statusCode: answer.status, header: sent, data });
      } catch {
        fail({ errMsg: 'request:fail' });
      }
    })();
  },
};

const articles = {
  'blog/one': '---\ntitle: One\ndate: 2020-01-01\ntags: 客户案例\n---\n\nabout serverless\n',
  'blog/two': '---\ntitle: Two\ndate: 2020-01-02\n---\n\ntext\n',
};

describe('the README of the client', () => {
  let world: ServedContent;
  let removeContent: () => void;
  let files: Map<string, string>;
  const built: BuiltGuide[] = [];

  before(async () => {
    const { dir, remove } = writeArticles(articles);
    removeContent = remove;
    world = await serveContent(dir);
    const shown = [...readGuide('client/README.md')];
    files = new Map(
      shown.map(([name, text]) => [name, text.replaceAll('https://api.example.com', world.origin)]),
    );
  });
  after(async () => {
    await world.close();
    removeContent();
    for (const each of built) each.remove();
  });

  /** Compiles one of the files by itself. */
  function build(name: string, compilerOptions: object): BuiltGuide {
    const settings = { strict: true, noUncheckedIndexedAccess: true, module: 'nodenext', ...compilerOptions };
    const guide = buildGuide(
      new Map([
        [name, files.get(name) ?? ''],
        ['package.json', '{ "type": "module" }'],
        ['tsconfig.json', JSON.stringify({ compilerOptions: settings, files: [name] })],
      ]),
    );
    built.push(guide);
    return guide;
  }

  it('shows a program that compiles and runs', async () => {
    const guide = build('readme.ts', { target: 'es2022', types: ['node'] });
    assert.equal(guide.errors, '');
    const program = await runGuide(guide, 'readme.js', {});
    const output = await program.ended;
    assert.equal(program.errors(), '');
    assert.match(
      output,
      /^2020-01-01 One\n1 \[ \{ name: '客户案例', count: 1 \} \]\nOne about <mark>serverless<\/mark>\n/,
    );
    assert.match(
      output,
      /blog\/two 2020-01-02\nblog\/one 2020-01-01\n16 \[\] undefined\nDid you mean \[.*\]\n$/,
    );
  });

  it('shows what makes a fetch for mini-programs, without the types of browsers and of Node', async () => {
    const guide = build('mini-program.ts', { target: 'es2022', lib: ['es2018'], types: [] });
    assert.equal(guide.errors, '');
    Object.assign(globalThis, { wx });
    try {
      const file = path.join(guide.folder, 'mini-program.js');
      assert.ok(fs.existsSync(file));
      const { casebook } = (await import(pathToFileURL(file).href)) as { casebook: Casebook };
      const first = await casebook.articles.list({ tag: ['客户案例'] });
      assert.deepEqual(await casebook.articles.list({ tag: ['客户案例'] }), first);
      assert.equal(first.data[0]?.title, 'One');
      assert.deepEqual(
        wx.requests.map(({ status }) => status),
        [200, 304],
      );
      await assert.rejects(casebook.articles.get('blog/three'), { code: 'article_not_found' });
    } finally {
      delete (globalThis as { wx?: unknown }).wx;
    }
  });
});
