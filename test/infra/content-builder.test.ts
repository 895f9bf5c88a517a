import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { maxHistoryBytes } from '../../core/build/history/history';
import { openContentBuilder, type ContentBuilder } from '../../infra/content-builder';
import { atFolder } from '../../infra/content-source';
import { allowTypeScriptWorkers } from './typescript-workers';

const broken = '---\ntitle: [\n---\n';

describe('content builder', () => {
  allowTypeScriptWorkers();
  let root: string;
  let builder: ContentBuilder;
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  const article = (file: string, title: string) => {
    write(file, `---\ntitle: ${title}\ndate: 2020-06-23\ntags: [egg]\n---\nText.\n`);
  };
  const open = (keepsLastGood: boolean) => {
    builder = openContentBuilder(atFolder(root), {
      iframeHosts: [],
      placeholders: {},
      siteHost: null,
      keepsLastGood,
    });
  };
  const build = async () => {
    const { content, changed } = await builder.build();
    return {
      changed: [...changed].sort(),
      titles: content.articles.map(({ path: file, title }) => `${file} ${title}`),
      rules: content.findings.map(({ file, rule }) => `${file} ${rule}`),
      content,
    };
  };

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'content-builder-'));
    article('blog/a.md', 'A');
    article('blog/b.md', 'B');
  });
  afterEach(async () => {
    await builder.close();
    fs.rmSync(root, { recursive: true });
  });

  it('builds everything first, and then only what changed', async () => {
    open(false);
    const first = await build();
    assert.deepEqual(first.changed, ['blog/a.md', 'blog/b.md']);
    assert.deepEqual(first.titles, ['blog/a.md A', 'blog/b.md B']);
    assert.deepEqual((await build()).changed, []);

    article('blog/b.md', 'Other');
    article('case/c.md', 'C');
    const second = await build();
    assert.deepEqual(second.changed, ['blog/b.md', 'case/c.md']);
    assert.deepEqual(second.titles, ['blog/a.md A', 'blog/b.md Other', 'case/c.md C']);
    // What was not built again is the very article of before.
    assert.equal(second.content.articles[0], first.content.articles[0]);
  });

  it('tells how far it is', async () => {
    open(false);
    const told: string[] = [];
    await builder.build((done, total) => told.push(`${done}/${total}`));
    assert.deepEqual(told, ['1/2', '2/2']);
  });

  it('lets articles go with their files, and their findings too', async () => {
    open(true);
    write('blog/b.md', broken);
    assert.equal((await build()).rules.length, 1);
    fs.rmSync(path.join(root, 'blog/b.md'));
    const { changed, titles, rules } = await build();
    assert.deepEqual([changed, titles, rules], [['blog/b.md'], ['blog/a.md A'], []]);
  });

  it('keeps the last good version of an article that broke, with the finding, until it is mended', async () => {
    open(true);
    await build();
    write('blog/b.md', broken);
    const { titles, rules } = await build();
    assert.deepEqual(titles, ['blog/a.md A', 'blog/b.md B']);
    assert.ok(rules.length === 1 && rules[0]?.startsWith('blog/b.md '), rules.join());
    write('blog/b.md', `${broken}again\n`);
    assert.deepEqual((await build()).titles, ['blog/a.md A', 'blog/b.md B']);
    article('blog/b.md', 'Mended');
    const mended = await build();
    assert.deepEqual([mended.titles[1], mended.rules], ['blog/b.md Mended', []]);
  });

  it('forgets the last good version of a file that was gone in between', async () => {
    open(true);
    await build();
    fs.rmSync(path.join(root, 'blog/b.md'));
    await build();
    write('blog/b.md', broken);
    assert.deepEqual((await build()).titles, ['blog/a.md A']);
  });

  it('leaves a broken article out where nothing is kept', async () => {
    open(false);
    await build();
    write('blog/b.md', broken);
    assert.deepEqual((await build()).titles, ['blog/a.md A']);
  });

  it('reads taxonomy.yml again when it changes, comes or goes, and builds no article for it', async () => {
    open(false);
    await build();
    write('taxonomy.yml', 'tags:\n  Egg.js:\n    aliases: [egg]\n');
    const named = await build();
    assert.deepEqual(named.changed, ['taxonomy.yml']);
    assert.equal(named.content.terms.tag.terms[0]?.name, 'Egg.js');
    assert.deepEqual((await build()).changed, []);

    write('taxonomy.yml', 'tags: [');
    const unusable = await build();
    assert.deepEqual(
      [unusable.changed, unusable.rules],
      [['taxonomy.yml'], ['taxonomy.yml taxonomy-unusable']],
    );

    fs.rmSync(path.join(root, 'taxonomy.yml'));
    const gone = await build();
    assert.deepEqual([gone.changed, gone.rules], [['taxonomy.yml'], []]);
    assert.equal(gone.content.terms.tag.terms[0]?.name, null);
  });

  it('follows history.json, and is what it was when that is gone', async () => {
    open(false);
    const before = await build();
    const entry = { changed: '2026-11-21T08:00:00Z', names: ['blog/old'] };
    write(
      'history.json',
      JSON.stringify({ version: 1, files: { 'blog/a.md': entry, 'blog/gone.md': entry } }),
    );
    const known = await build();
    assert.deepEqual([known.changed, known.rules], [['history.json'], ['history.json history-file-unknown']]);
    assert.deepEqual(known.content.aliases, [['blog/old', 0]]);
    assert.equal(known.content.articles[0]?.updated?.ms, Date.UTC(2026, 10, 21, 8));

    write('history.json', '{');
    const damaged = await build();
    assert.deepEqual([damaged.titles.length, damaged.rules], [2, ['history.json history-unusable']]);
    write('history.json', ' '.repeat(maxHistoryBytes + 1));
    assert.deepEqual((await build()).rules, ['history.json history-unusable']);

    fs.rmSync(path.join(root, 'history.json'));
    const after = await build();
    assert.deepEqual(after.changed, ['history.json']);
    assert.deepEqual(after.content, before.content);
  });

  it('reports what the directory itself has wrong', async () => {
    open(false);
    fs.symlinkSync('nowhere.md', path.join(root, 'blog/link.md'));
    const { titles, rules } = await build();
    assert.equal(titles.length, 2);
    assert.equal(rules.length, 1);
    assert.ok(rules[0]?.startsWith('blog/link.md '), rules[0]);
  });

  it('rejects, saying what to do, when there is no such directory', async () => {
    builder = openContentBuilder(atFolder(path.join(root, 'none')), {
      iframeHosts: [],
      placeholders: {},
      siteHost: null,
      keepsLastGood: false,
    });
    await assert.rejects(builder.build(), { name: 'ContentDirError', message: /set CONTENT_DIR/ });
  });
});
