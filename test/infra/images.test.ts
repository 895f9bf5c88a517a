import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { StoredStructure, StoredSummary } from '../../core/model/article/stored-article';
import { toMessage } from '../../core/build/finding/to-message';
import { unpackRecord } from '../../core/format/snapshot/unpack-record';
import { openContentBuilder, type ContentBuilder } from '../../infra/content-builder';
import { atFolder } from '../../infra/content-source';
import { aLyingPng, anSvg, aPng } from '../support/images';
import { allowTypeScriptWorkers } from './typescript-workers';

describe('images of the content directory', () => {
  allowTypeScriptWorkers();
  let root: string;
  let outside: string;
  let builder: ContentBuilder;

  const write = (file: string, data: string | Uint8Array) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), data);
  };
  const article = (body: string, frontMatter = '') => {
    write('blog/a.md', `---\ntitle: A\ndate: 2020-06-23\n${frontMatter}---\n${body}\n`);
  };
  const build = async () => {
    const built = await builder.build();
    const [only] = built.content.articles;
    assert.ok(only, 'the article is not served');
    const part = (name: 'structure' | 'summary') => JSON.parse(unpackRecord(only.record, name)) as unknown;
    return {
      html: unpackRecord(only.record, 'html').trim(),
      markdown: unpackRecord(only.record, 'markdown'),
      images: (part('structure') as StoredStructure).images,
      summary: part('summary') as StoredSummary,
      digest: only.digest,
      findings: built.content.findings
        .filter(({ severity }) => severity !== 'notice')
        .map(({ file, line, column, rule, severity }) => `${file}:${line}:${column} ${severity} ${rule}`),
      messages: built.content.findings.map((finding) => toMessage(finding, 'en')),
      changed: built.changed,
      served: built.served,
    };
  };

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'images-'));
    outside = fs.mkdtempSync(path.join(os.tmpdir(), 'images-outside-'));
    const images = { base: 'https://i.example/c', variants: null };
    builder = openContentBuilder(atFolder(root), {
      iframeHosts: [],
      placeholders: {},
      images,
      siteHost: null,
      keepsLastGood: false,
    });
  });
  afterEach(async () => {
    await builder.close();
    for (const folder of [root, outside]) fs.rmSync(folder, { recursive: true });
  });

  it('are shown with address, size, colour and placeholder, and stay as written in the Markdown', async () => {
    write('blog/images/图 1.png', aPng(300, 200, [1, 2, 3]));
    article('![Alt](<images/图 1.png>)', 'thumbnail: images/图 1.png\n');
    const { html, markdown, images, summary, findings, served } = await build();
    const [name = ''] = served.keys();
    assert.match(name, /^图 1\.[0-9a-f]{16}\.png$/);
    assert.equal(served.get(name), 'blog/images/图 1.png');
    const url = `https://i.example/c/${encodeURIComponent(name)}`;
    assert.equal(html, `<p><img src="${url}" alt="Alt" loading="lazy" width="300" height="200"></p>`);
    assert.equal(markdown, '![Alt](<images/图 1.png>)\n');
    const placeholder = images[0]?.placeholder;
    assert.ok(placeholder);
    const known = { width: 300, height: 200, color: '#010203', placeholder };
    assert.deepEqual(images, [{ url, alt: 'Alt', ...known }]);
    assert.deepEqual([summary.thumbnail, summary.cover], [url, known]);
    assert.deepEqual(findings, []);
  });

  it('keep the sizes that the author gave, in proportion', async () => {
    write('blog/a.png', aPng(300, 200));
    article(
      [
        '<img src="a.png" width="150">',
        '<img src="a.png" height="50px">',
        '<img src="a.png" width="10" height="10">',
      ]
        .concat('<img src="a.png" width="50%">')
        .join('\n\n'),
    );
    const { images } = await build();
    assert.deepEqual(
      images.map(({ width, height }) => [width, height]),
      [
        [150, 100],
        [75, 50],
        [10, 10],
        [300, 200],
      ],
    );
  });

  it('that are not there, broken or hostile are findings, and the article is served', async () => {
    fs.writeFileSync(path.join(outside, 'secret.png'), aPng(3, 3));
    write('blog/truncated.png', aPng(300, 200).subarray(0, 80));
    write('blog/bomb.png', aLyingPng(60_000, 60_000, 100));
    write('blog/script.svg', anSvg('<script/>'));
    write('blog/photo.jpg', aPng(30, 20));
    write('blog/text.png', 'Not found');
    write('blog/huge.png', Buffer.alloc(21 * 1024 * 1024));
    write('blog/.hidden.png', aPng(3, 3));
    write('blog/folder.png/x', '');
    fs.symlinkSync(path.join(outside, 'secret.png'), path.join(root, 'blog/link.png'));
    fs.symlinkSync('truncated.png', path.join(root, 'blog/inside.png'));
    execFileSync('mkfifo', [path.join(root, 'blog/pipe.png')]);
    const table: readonly (readonly [name: string, rule: string, size: string, isServed: boolean])[] = [
      ['missing.png', 'image-missing', 'null', false],
      ['.hidden.png', 'image-missing', 'null', false],
      ['a%00b.png', 'image-missing', 'null', false],
      [`${'a'.repeat(300)}.png`, 'image-missing', 'null', false],
      ['../../secret.png', 'image-outside', 'null', false],
      ['link.png', 'image-outside', 'null', false],
      ['pipe.png', 'image-unreadable', 'null', false],
      ['folder.png', 'image-unreadable', 'null', false],
      ['huge.png', 'image-unreadable', 'null', false],
      ['text.png', 'image-unknown', 'null', false],
      ['a.md', 'image-unknown', 'null', false],
      ['bomb.png', 'image-too-many-pixels', '60000', false],
      ['script.svg', 'image-unsafe', '40', false],
      ['truncated.png', 'image-damaged', '300', true],
      ['inside.png', 'image-damaged', '300', true],
      ['photo.jpg', 'image-wrong-name', '30', true],
    ];
    article(table.map(([name]) => `- ![](${name})`).join('\n'), 'thumbnail: missing.png\n');
    const { images, findings, summary } = await build();
    assert.deepEqual(findings, [
      'blog/a.md:4:12 warning image-missing',
      ...table.map(([, rule], i) => `blog/a.md:${6 + i}:3 warning ${rule}`),
    ]);
    assert.deepEqual(
      images.map(({ url, width }) => [String(width), url.startsWith('https://')]),
      table.map(([, , size, isServed]) => [size, isServed]),
    );
    assert.match(images.at(-1)?.url ?? '', /photo\.[0-9a-f]{16}\.png$/);
    assert.equal(summary.thumbnail, 'missing.png');
    for (const { url } of images.slice(0, 2)) assert.ok(['missing.png', '.hidden.png'].includes(url));
  });

  it('on the disk of an editor are findings, and their addresses reach no reader', async () => {
    article('![A](file:///C:/a.png)\n![B](<C:\\\\b.png>)\n![C](D:/c.png)');
    const { html, images, findings } = await build();
    assert.deepEqual(
      findings,
      [5, 6, 7].map((line) => `blog/a.md:${line}:1 warning image-outside`),
    );
    assert.deepEqual(images, []);
    assert.doesNotMatch(html, /src/);
  });

  it('are found in raw html too, with the place', async () => {
    article('Text\n\n<p>\n<img src="missing.png" alt="x">\n</p>');
    assert.deepEqual((await build()).findings, ['blog/a.md:8:1 warning image-missing']);
  });

  it('change the article that shows them when they change, and no other', async () => {
    write('blog/b.md', '---\ntitle: B\ndate: 2020-06-24\n---\nText\n');
    article('![](a.png)');
    const missing = await build();
    assert.deepEqual(missing.findings, ['blog/a.md:5:1 warning image-missing']);
    assert.deepEqual((await build()).changed, []);

    write('blog/a.png', aPng(30, 20));
    const found = await build();
    assert.deepEqual([found.changed, found.findings], [['blog/a.md'], []]);
    assert.notEqual(found.digest, missing.digest);

    write('blog/a.png', aPng(31, 20));
    const other = await build();
    assert.deepEqual([other.changed, other.images[0]?.width], [['blog/a.md'], 31]);
    assert.deepEqual([...other.served.values()], ['blog/a.png']);

    fs.rmSync(path.join(root, 'blog/a.png'));
    assert.equal((await build()).digest, missing.digest);
  });

  it('elsewhere are known by images.json, which is followed', async () => {
    const url = 'https://img.example/a.png';
    const entry = { format: 'png', width: 40, height: 30, color: '#000000', placeholder: null };
    article(`![](${url})\n\n![](https://img.example/b.png)`, `thumbnail: ${url}\n`);
    const before = await build();
    assert.deepEqual(before.images[0], { url, alt: '', width: null, height: null });
    assert.equal('cover' in before.summary, false);

    write(
      'images.json',
      JSON.stringify({ [url]: entry, 'https://img.example/b.png': { error: 'it answered 404' } }),
    );
    const after = await build();
    assert.deepEqual(after.changed, ['blog/a.md', 'images.json']);
    assert.deepEqual(after.images[0], { url, alt: '', width: 40, height: 30, color: '#000000' });
    assert.deepEqual(after.summary.cover, { width: 40, height: 30, color: '#000000' });
    assert.deepEqual(after.findings, ['blog/a.md:8:1 warning image-unreachable']);
    assert.deepEqual((await build()).changed, []);

    const problem = { rule: 'image-too-slow', facts: { seconds: 20 } };
    write('images.json', JSON.stringify({ [url]: { ...entry, problem } }));
    const slow = await build();
    const rules = ['4:12', '6:1'].map((place) => `blog/a.md:${place} warning image-too-slow`);
    assert.deepEqual([slow.images[0]?.width, slow.findings], [40, rules]);

    write('images.json', '{');
    const broken = await build();
    assert.deepEqual(broken.findings, ['images.json:1:1 warning images-file-unusable']);
    assert.equal(broken.digest, before.digest);
  });
});
