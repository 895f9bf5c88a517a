import assert from 'node:assert/strict';
import type { ContentSource } from '../../infra/content-source';

/** A place with content that a test can change. */
export interface SourceWorld {
  readonly source: ContentSource;
  /** Writes a file, by its path below the content directory; another text has another length. */
  write(file: string, text: string): Promise<void>;
  remove(file: string): Promise<void>;
  close(): Promise<void>;
}

const article = '---\ntitle: A\ndate: 2020-06-23\n---\nText.\n';

/** What every source of content keeps to. */
export function describeContentSource(name: string, open: () => Promise<SourceWorld>): void {
  describe(`content from ${name}`, () => {
    let world: SourceWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    it('lists articles by path, and the files that say more of them', async () => {
      for (const file of [
        'blog/b.md',
        'blog/a.md',
        'cases/c.md',
        'taxonomy.yml',
        'images.json',
        'history.json',
      ])
        await world.write(file, article);
      const { files, taxonomy, images, history, findings } = await world.source.list();
      assert.deepEqual(
        files.map(({ path, collection, slug }) => [path, collection, slug]),
        [
          ['blog/a.md', 'blog', 'a'],
          ['blog/b.md', 'blog', 'b'],
          ['cases/c.md', 'cases', 'c'],
        ],
      );
      assert.deepEqual(
        [taxonomy?.path, images?.path, history?.path],
        ['taxonomy.yml', 'images.json', 'history.json'],
      );
      assert.deepEqual(findings, []);
    });

    it('lists no hidden files, other endings or deeper folders', async () => {
      for (const file of [
        'blog/.a.md',
        '.git/a.md',
        'blog/a.txt',
        'blog/2020/a.md',
        'a.md',
        'blog/中文 1.md',
      ])
        await world.write(file, article);
      const { files } = await world.source.list();
      assert.deepEqual(
        files.map(({ path }) => path),
        ['blog/中文 1.md'],
      );
    });

    it('gives a stamp that changes with the bytes, and only then', async () => {
      await world.write('blog/a.md', article);
      await world.write('blog/b.md', article);
      const before = (await world.source.list()).files;
      assert.deepEqual((await world.source.list()).files, before);
      await world.write('blog/a.md', `${article}More.\n`);
      const after = (await world.source.list()).files;
      assert.notEqual(after[0]?.stamp, before[0]?.stamp);
      assert.equal(after[1]?.stamp, before[1]?.stamp);
    });

    it('reads the bytes of a file that it listed', async () => {
      const text = `\uFEFF${article}中文😀\r\n`;
      await world.write('blog/a.md', text);
      const [found] = (await world.source.list()).files;
      assert.ok(found);
      const file = await world.source.read(found);
      assert.ok('bytes' in file);
      assert.deepEqual(Buffer.from(file.bytes), Buffer.from(text));
      assert.deepEqual([file.path, file.collection, file.slug], ['blog/a.md', 'blog', 'a']);
    });

    it('tells of a file that is too large, or has gone, with its name', async () => {
      await world.write('blog/a.md', article);
      const [found] = (await world.source.list()).files;
      assert.ok(found);
      const large = await world.source.read(found, 8);
      assert.ok('rule' in large);
      assert.deepEqual([large.rule, large.file], ['file-too-large', 'blog/a.md']);
      await world.remove('blog/a.md');
      const gone = await world.source.read(found);
      assert.ok('rule' in gone);
      assert.deepEqual([gone.rule, gone.file], ['file-unreadable', 'blog/a.md']);
    });

    it('identifies and reads images that lie beside articles', async () => {
      await world.write('blog/图 1.png', 'one');
      const first = await world.source.identifyImage('blog/图 1.png');
      assert.ok('stamp' in first);
      assert.deepEqual(await world.source.identifyImage('blog/图 1.png'), first);
      const bytes = await world.source.readImage('blog/图 1.png');
      assert.ok(!('rule' in bytes));
      assert.equal(Buffer.from(bytes).toString(), 'one');
      await world.write('blog/图 1.png', 'three');
      assert.notDeepEqual(await world.source.identifyImage('blog/图 1.png'), first);
    });

    it('gives no image from outside of the content, hidden or missing', async () => {
      for (const file of [
        '',
        '../secret.png',
        '.git/a.png',
        'blog/none.png',
        'blog/a\0.png',
        '/etc/hostname',
      ]) {
        assert.ok('rule' in (await world.source.identifyImage(file)), file);
      }
    });
  });
}
