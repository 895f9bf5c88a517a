import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readFoundFile, scanContentDir } from '../../infra/content-dir';

describe('content directory', () => {
  let base: string;
  let root: string;
  const write = (file: string, content: string | Uint8Array = '---\ntitle: x\n---\n'): void => {
    const target = path.join(root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content);
  };
  const link = (file: string, target: string): void => {
    fs.symlinkSync(target, path.join(root, file));
  };
  const paths = () => scanContentDir(root).files.map((file) => file.path);
  const rules = () => scanContentDir(root).findings.map(({ file, rule }) => `${file} ${rule}`);

  beforeEach(() => {
    base = fs.mkdtempSync(path.join(os.tmpdir(), 'content-dir-'));
    root = path.join(base, 'content');
    write('blog/a.md');
  });
  afterEach(() => {
    fs.rmSync(base, { recursive: true });
  });

  it('finds the articles of all collections in code-point order', () => {
    write('blog/😀.md');
    write('blog/Ａ.md');
    write('Zoo/b.md');
    assert.deepEqual(paths(), ['Zoo/b.md', 'blog/a.md', 'blog/Ａ.md', 'blog/😀.md']);
    const [first] = scanContentDir(root).files;
    assert.equal(first?.collection, 'Zoo');
    assert.equal(first.slug, 'b');
    assert.deepEqual(rules(), []);
  });

  it('says nothing of files that are no articles', () => {
    const names = [
      '.hidden.md',
      '...md',
      'note.markdown',
      'draft.md~',
      '.a.md.swp',
      'a.MD',
      'sub/n.md',
      'dir.md/i.md',
    ];
    for (const name of names) write(`blog/${name}`);
    write('readme.md');
    write('.git/a.md');
    link('blog/loop.md', '.');
    link('blog/out.md', base);
    assert.deepEqual(paths(), ['blog/a.md']);
    assert.deepEqual(rules(), []);
  });

  it('takes every name that is one', () => {
    const names = [
      '..%2f..%2fetc%2fpasswd',
      '__proto__',
      'a b+c%20d&e=f#g?h',
      '👨\u200D👩 表情',
      'مرحبا',
      '长'.repeat(84),
    ];
    for (const name of names) write(`blog/${name}.md`);
    const slugs = scanContentDir(root).files.map(({ slug }) => slug);
    assert.deepEqual(slugs.sort(), ['a', ...names].sort());
    assert.deepEqual(rules(), []);
  });

  it('refuses links that lead outside, nowhere or to an article', () => {
    fs.writeFileSync(path.join(base, 'secret.md'), 'secret');
    fs.mkdirSync(path.join(base, 'content-too'));
    fs.writeFileSync(path.join(base, 'content-too/secret.md'), 'secret');
    link('blog/1.md', '../../secret.md');
    link('blog/2.md', '../../content-too/secret.md');
    link('blog/3.md', 'nowhere.md');
    link('blog/4.md', '4.md');
    link('blog/5.md', 'a.md');
    assert.deepEqual(paths(), ['blog/a.md']);
    assert.deepEqual(rules(), [
      'blog/1.md link-outside',
      'blog/2.md link-outside',
      'blog/3.md link-dangling',
      'blog/4.md link-dangling',
      'blog/5.md link-to-article',
    ]);
  });

  it('follows a link to a file inside, once', () => {
    write('blog/..2020/x.md');
    link('blog/..data', '..2020');
    link('blog/x.md', '..data/x.md');
    link('blog/y.md', '..data/x.md');
    assert.deepEqual(paths(), ['blog/a.md', 'blog/x.md']);
    assert.deepEqual(rules(), ['blog/y.md link-to-article']);
  });

  it('does not follow a collection that is a link, and says so', () => {
    link('linked', 'blog');
    link('itself', 'itself');
    assert.deepEqual(paths(), ['blog/a.md']);
    assert.deepEqual(rules(), ['linked link-collection']);
  });

  it('may itself be a link', () => {
    fs.symlinkSync('content', path.join(base, 'current'));
    const current = path.join(base, 'current');
    const [found] = scanContentDir(current).files;
    assert.ok(found && 'bytes' in readFoundFile(current, found));
  });

  it('does not wait for a pipe', () => {
    execFileSync('mkfifo', [path.join(root, 'blog/pipe.md')]);
    assert.deepEqual(rules(), ['blog/pipe.md file-not-regular']);
    const found = { path: 'blog/pipe.md', collection: 'blog', slug: 'pipe', stamp: '' };
    const read = readFoundFile(root, found);
    assert.equal('rule' in read && read.rule, 'file-not-regular');
  });

  it('refuses names with bytes that are not UTF-8, which it shows escaped, or with control characters', () => {
    fs.writeFileSync(
      Buffer.concat([Buffer.from(`${root}/blog/`), Buffer.from([0xb2, 0xe2]), Buffer.from('.md')]),
      '',
    );
    write('blog/a\nb.md');
    assert.deepEqual(rules(), ['blog/\\xb2\\xe2.md name-unusable', 'blog/a\nb.md name-unusable']);
    assert.deepEqual(paths(), ['blog/a.md']);
  });

  it('warns of names that run backwards', () => {
    write('blog/\u202Egnp.exe.md');
    assert.deepEqual(rules(), ['blog/\u202Egnp.exe.md name-bidi']);
    assert.equal(paths().length, 2);
  });

  it('reads a file, and changes its stamp with it', () => {
    const [before] = scanContentDir(root).files;
    assert.ok(before);
    const read = readFoundFile(root, before);
    assert.ok('bytes' in read);
    assert.equal(Buffer.from(read.bytes).toString(), '---\ntitle: x\n---\n');
    assert.deepEqual(scanContentDir(root).files[0], before);
    write('blog/a.md', 'other');
    assert.notEqual(scanContentDir(root).files[0]?.stamp, before.stamp);
  });

  it('reads no more than an article may hold', () => {
    write('blog/a.md', new Uint8Array(2 * 1024 * 1024));
    write('blog/b.md', new Uint8Array(2 * 1024 * 1024 + 1));
    const [a, b] = scanContentDir(root).files.map((found) => readFoundFile(root, found));
    assert.ok(a && 'bytes' in a);
    assert.ok(b && 'rule' in b && b.rule === 'file-too-large');
  });

  it('reports a file that vanished, or leads outside since it was found', () => {
    const [found] = scanContentDir(root).files;
    assert.ok(found);
    fs.rmSync(path.join(root, 'blog/a.md'));
    const vanished = readFoundFile(root, found);
    assert.ok('rule' in vanished && vanished.rule === 'file-unreadable');
    fs.writeFileSync(path.join(base, 'secret.md'), 'secret');
    link('blog/a.md', '../../secret.md');
    const moved = readFoundFile(root, found);
    assert.ok('rule' in moved && moved.rule === 'link-outside');
  });

  it('reports a file and a folder without permission to read', function () {
    if (process.getuid?.() === 0) this.skip();
    write('shut/a.md');
    fs.chmodSync(path.join(root, 'shut'), 0);
    fs.chmodSync(path.join(root, 'blog/a.md'), 0);
    const { files, findings } = scanContentDir(root);
    fs.chmodSync(path.join(root, 'shut'), 0o700);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['folder-unreadable'],
    );
    const [read] = files.map((found) => readFoundFile(root, found));
    assert.ok(read && 'rule' in read && read.rule === 'file-unreadable');
  });

  it('finds taxonomy.yml', () => {
    assert.equal(scanContentDir(root).taxonomy, null);
    write('taxonomy.yml', 'tags:');
    assert.equal(scanContentDir(root).taxonomy?.path, 'taxonomy.yml');
    assert.deepEqual(paths(), ['blog/a.md']);
  });

  it('throws what to do when there is no such directory', () => {
    assert.throws(() => scanContentDir(path.join(base, 'none')), /does not exist.*CONTENT_DIR/u);
    assert.throws(() => scanContentDir(path.join(root, 'blog/a.md')), /not a directory.*CONTENT_DIR/u);
  });
});

describe('content directory with casebook.yml', () => {
  let root: string;
  const write = (file: string, content = '---\ntitle: x\n---\n'): void => {
    const target = path.join(root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content);
  };
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'content-dir-'));
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  it('reads deeper folders, other endings and the root, as it says', () => {
    write('casebook.yml', 'folders: deep\nroot: pages\nendings: [.md, .mdx]\nindex: [README]\n');
    for (const file of [
      'about.md',
      'docs/a/README.md',
      'docs/a/b/c.mdx',
      'docs/.x/d.md',
      'node_modules/x/e.md',
    ])
      write(file);
    const { files, findings, unread } = scanContentDir(root);
    assert.deepEqual(
      files.map(({ path: file, collection, slug }) => [file, collection, slug]),
      [
        ['about.md', 'pages', 'about'],
        ['docs/a/README.md', 'docs', 'a'],
        ['docs/a/b/c.mdx', 'docs', 'a/b/c'],
      ],
    );
    assert.deepEqual([findings, unread], [[], []]);
  });

  it('counts the Markdown that is not looked at, by reason', () => {
    for (const file of [
      'README.md',
      'blog/a.md',
      'blog/x/b.md',
      'blog/x/y/c.md',
      'blog/d.markdown',
      'blog/e.txt',
    ])
      write(file);
    assert.deepEqual(scanContentDir(root).unread, [
      ['deeper', 2],
      ['ending', 1],
      ['root', 1],
    ]);
  });

  it('reports what is wrong with it, and reads the folder as far as it says', () => {
    write('casebook.yml', 'folders: deep\nrot: pages\n');
    write('docs/a/b.md');
    const { files, findings } = scanContentDir(root);
    assert.deepEqual(
      [files.length, findings.map(({ rule, line }) => [rule, line])],
      [1, [['settings-unknown-key', 2]]],
    );
  });
});
