import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSnapshot } from '../support/build-snapshot';
import { openSocketCalls } from '../support/call';
import { startApp } from '../support/start-app';

const projectDir = path.resolve(__dirname, '../..');

/** A git repository in the temporary folder, with articles in its folder `站点/content`. */
class Repository {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-history-'));
  readonly content = path.join(this.folder, '站点/content');
  private seconds = Date.UTC(2026, 0, 1) / 1000;

  constructor() {
    fs.mkdirSync(this.content, { recursive: true });
    this.git('init', '--quiet');
  }

  git(...args: readonly string[]): string {
    const date = `${this.seconds} +0800`;
    const who = ['-c', 'user.name=Lin', '-c', 'user.email=lin@example.com', '-c', 'commit.gpgSign=false'];
    const { status, stdout, stderr } = spawnSync('git', [...who, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: this.folder, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  write(file: string, body: string, more = ''): void {
    const name = path.join(this.content, file);
    fs.mkdirSync(path.dirname(name), { recursive: true });
    const paragraphs = Array.from({ length: 8 }, (_, i) => `第${i}段，${body}。\n\n`).join('');
    fs.writeFileSync(name, `---\ntitle: ${body}\ndate: 2020-06-23\n${more}---\n\n${paragraphs}`);
  }

  /** Commits everything, an hour after the previous commit. */
  commit(): string {
    this.seconds += 3600;
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', '改');
    return new Date(this.seconds * 1000).toISOString().replace('.000', '');
  }

  move(from: string, to: string): void {
    fs.mkdirSync(path.dirname(path.join(this.content, to)), { recursive: true });
    this.git('mv', path.join(this.content, from), path.join(this.content, to));
  }

  history(content = this.content) {
    const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register', 'cli/history.ts'];
    const { status, stdout, stderr } = spawnSync(process.execPath, node, {
      cwd: projectDir,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, CONTENT_DIR: content },
    });
    return { status, stdout, stderr };
  }

  files(): Record<string, { names?: string[]; changed?: string }> {
    const text = fs.readFileSync(path.join(this.content, 'history.json'), 'utf8');
    return (JSON.parse(text) as { files: Record<string, object> }).files;
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}

describe('history', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => {
    repository.remove();
  });

  it('makes old links lead to an article that was renamed twice, with Chinese names, in one hop', async () => {
    repository.write('blog/旧 名字.md', '云函数');
    repository.write('blog/plain.md', '另一篇');
    repository.commit();
    repository.move('blog/旧 名字.md', 'blog/中间.md');
    repository.commit();
    repository.write('blog/中间.md', '云函数，改过');
    const edited = repository.commit();
    // Not committed: the history can go into the same commit as the rename.
    repository.move('blog/中间.md', 'news/新名字.md');
    const { status, stdout } = repository.history();
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^2 old names, 1 changed article of 2 files\n\S+history\.json: written; check it in\n$/,
    );
    assert.deepEqual(repository.files(), {
      'news/新名字.md': { changed: edited, names: ['blog/中间', 'blog/旧 名字'] },
    });

    const built = await buildSnapshot(repository.content);
    const app = await startApp({ CONTENT_SNAPSHOT: built.file });
    const { call, close } = openSocketCalls(app.port);
    try {
      assert.deepEqual(built.content.findings, []);
      const now = `/api/v1/articles/news/${encodeURIComponent('新名字')}`;
      for (const old of ['旧 名字', '中间']) {
        for (const rest of ['', '.md', '?fields=title']) {
          const { status: moved, headers } = await call(
            `/api/v1/articles/blog/${encodeURIComponent(old)}${rest}`,
          );
          assert.deepEqual([moved, headers.location], [301, `${now}${rest}`]);
        }
      }
      const { body } = await call(`${now}?fields=updatedAt`);
      const { data } = JSON.parse(body.toString()) as { data: { updatedAt: string } };
      assert.equal(Date.parse(data.updatedAt), Date.parse(edited));
      const plain = await call('/api/v1/articles/blog/plain?fields=updatedAt');
      assert.deepEqual(JSON.parse(plain.body.toString()), { data: { id: 'blog/plain', updatedAt: null } });
    } finally {
      close();
      await app.close();
      built.remove();
    }
  });

  it('writes the same again, and keeps what git has forgotten', () => {
    repository.write('blog/old.md', '云函数');
    repository.commit();
    repository.move('blog/old.md', 'blog/new.md');
    repository.commit();
    repository.history();
    const before = repository.files();
    repository.commit();
    assert.match(repository.history().stdout, /is up to date\n$/);

    // All history is squashed into one commit, and the article is renamed once more.
    fs.rmSync(path.join(repository.folder, '.git'), { recursive: true });
    repository.git('init', '--quiet');
    repository.commit();
    repository.history();
    assert.deepEqual(repository.files(), before);
    repository.move('blog/new.md', 'blog/newest.md');
    repository.history();
    assert.deepEqual(repository.files(), { 'blog/newest.md': { names: ['blog/new', 'blog/old'] } });
  });

  it('sees that the slug in front matter was another one', () => {
    repository.write('blog/a.md', '云函数');
    repository.commit();
    repository.write('blog/a.md', '云函数', 'slug: 第一\n');
    repository.commit();
    repository.write('blog/a.md', '云函数', 'slug: 第二\n');
    repository.commit();
    repository.move('blog/a.md', 'blog/b.md');
    const changed = repository.commit();
    repository.write('blog/b.md', '云函数', 'slug: third\n');
    repository.history();
    const [[file, past] = []] = Object.entries(repository.files());
    assert.deepEqual([file, past?.names], ['blog/b.md', ['blog/第二', 'blog/第一', 'blog/a']]);
    assert.equal(Date.parse(changed) - Date.parse(past?.changed ?? ''), 3_600_000);
  });

  it('follows a rename that a branch brought in', () => {
    repository.write('blog/old.md', '云函数');
    repository.commit();
    repository.git('checkout', '--quiet', '-b', 'rename');
    repository.move('blog/old.md', 'blog/new.md');
    repository.commit();
    repository.git('checkout', '--quiet', '-');
    repository.write('blog/old.md', '云函数', 'tags: [egg]\n');
    const edited = repository.commit();
    repository.git('merge', '--quiet', '--no-edit', 'rename');
    repository.history();
    assert.deepEqual(repository.files(), { 'blog/new.md': { changed: edited, names: ['blog/old'] } });
  });

  it('refuses a shallow clone, and says what to do', () => {
    repository.write('blog/a.md', '云函数');
    repository.commit();
    repository.write('blog/a.md', '云函数，改过');
    repository.commit();
    const clone = path.join(repository.folder, 'clone');
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.folder}`, clone);
    const content = path.join(clone, '站点/content');
    const { status, stderr } = repository.history(content);
    assert.equal(status, 2);
    assert.match(stderr, /is a shallow clone, .*git fetch --unshallow .*fetch-depth: 0/);
    assert.ok(!fs.existsSync(path.join(content, 'history.json')));
  });

  it('refuses a folder that is in no repository', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-no-git-'));
    const { status, stderr } = repository.history(folder);
    fs.rmSync(folder, { recursive: true });
    assert.equal(status, 2);
    assert.match(
      stderr,
      /git does not know the history of .*The content directory has to be in a git repository/s,
    );
  });

  it('does not write over a file that it cannot read', () => {
    repository.write('blog/a.md', '云函数');
    repository.commit();
    const name = path.join(repository.content, 'history.json');
    fs.writeFileSync(name, '{\n<<<<<<< HEAD\n');
    const { status, stderr } = repository.history();
    assert.equal(status, 2);
    assert.match(stderr, /history\.json:2: .*marks of a merge.*\nNothing was written/);
    assert.equal(fs.readFileSync(name, 'utf8'), '{\n<<<<<<< HEAD\n');
  });

  it('begins in a repository without a commit, and names what git does not know', () => {
    repository.write('blog/a.md', '云函数');
    const { status, stdout, stderr } = repository.history();
    assert.equal(status, 0);
    assert.match(stdout, /^0 old names, 0 changed articles of 1 file\n/);
    assert.match(stderr, /git does not know 1 article yet \(such as blog\/a\.md\)/);
    assert.deepEqual(repository.files(), {});
  });

  it('says what is dropped', () => {
    repository.write('blog/a.md', '云函数');
    repository.commit();
    const past = { version: 1, files: { 'blog/gone.md': { names: ['blog/x'] } } };
    fs.writeFileSync(path.join(repository.content, 'history.json'), JSON.stringify(past));
    assert.match(repository.history().stderr, /blog\/gone\.md is gone; .*lead nowhere/);
    assert.deepEqual(repository.files(), {});
  });
});
