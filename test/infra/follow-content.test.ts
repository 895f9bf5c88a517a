import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCatalog } from '../../core/read/catalog/catalog';
import { createZone } from '../../core/model/time/zone';
import { followContent, type Follower } from '../../infra/follow-content';
import { openFileStore } from '../../infra/snapshot-file';

const script = path.join(__dirname, '../../cli/follow-content.ts');

describe('followContent', () => {
  let root: string;
  let follower: Follower | undefined;
  const environment = { ...process.env };
  const execArgv = [...process.execArgv];
  const states: string[][] = [];
  let wake = (): void => undefined;

  const write = (file: string, title: string) => {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), `---\ntitle: ${title}\ndate: 2020-06-23\n---\nText.\n`);
  };
  const follow = async () => {
    follower = await followContent(script, async (name) => {
      const snapshot = await openFileStore(name).get();
      const { ids, records } = createCatalog(snapshot, createZone('UTC'));
      states.push(ids.map((id, article) => `${id} ${records.summary(article).title}`));
      snapshot.close();
      wake();
    });
  };
  /** Waits until a snapshot holds exactly these articles. */
  const arrives = async (...expected: string[]) => {
    while (JSON.stringify(states.at(-1)) !== JSON.stringify(expected)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'follow-content-'));
    states.length = 0;
    // The follower inherits both: where the content is, and how TypeScript is loaded.
    process.env.CONTENT_DIR = root;
    process.execArgv = [...execArgv, '--require', 'esbuild-register'];
  });
  afterEach(() => {
    follower?.stop();
    follower = undefined;
    // Variable by variable: an object in the place of `process.env` would be one that Node itself does not look at.
    for (const name of Object.keys(process.env))
      if (!(name in environment)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, environment);
    process.execArgv = execArgv;
    fs.rmSync(root, { recursive: true, force: true });
  });

  it('hands over the first snapshot before it returns', async () => {
    write('blog/a.md', 'A');
    await follow();
    assert.deepEqual(states, [['blog/a A']]);
  });

  it('hands over another one after each change, and the last good of a broken file', async () => {
    write('blog/a.md', 'A');
    await follow();
    write('blog/a.md', 'Better');
    await arrives('blog/a Better');
    fs.writeFileSync(path.join(root, 'blog/a.md'), 'no front matter\n');
    write('blog/b.md', 'B');
    await arrives('blog/a Better', 'blog/b B');
    write('case/c.md', 'C');
    await arrives('blog/a Better', 'blog/b B', 'case/c C');
    fs.rmSync(path.join(root, 'blog/a.md'));
    await arrives('blog/b B', 'case/c C');
  });

  it('serves the last good content while the directory is gone, and follows the path when it is back', async () => {
    write('blog/a.md', 'A');
    await follow();
    fs.renameSync(root, `${root}-away`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(states.at(-1), ['blog/a A']);
    write('blog/a.md', 'Another');
    await arrives('blog/a Another');
    write('blog/b.md', 'B');
    await arrives('blog/a Another', 'blog/b B');
    fs.rmSync(`${root}-away`, { recursive: true });
  });

  it('follows a collection that is swapped', async () => {
    write('blog/a.md', 'A');
    write('.next/a.md', 'Next');
    await follow();
    fs.renameSync(path.join(root, 'blog'), path.join(root, '.previous'));
    fs.renameSync(path.join(root, '.next'), path.join(root, 'blog'));
    await arrives('blog/a Next');
    write('blog/a.md', 'Later');
    await arrives('blog/a Later');
  });

  it('rejects with the reason when the directory cannot be built', async () => {
    process.env.CONTENT_DIR = path.join(root, 'none');
    await assert.rejects(follow(), /The content directory .* cannot be read: it does not exist/);
  });

  it('tells of a snapshot that cannot be opened, and hands over the next', async () => {
    write('blog/a.md', 'A');
    const reasons: string[] = [];
    let calls = 0;
    let seen = (): void => undefined;
    const next = () => new Promise<void>((resolve) => (seen = resolve));
    follower = await followContent(
      script,
      () => {
        calls += 1;
        seen();
        return calls === 2 ? Promise.reject(new Error('no disk')) : Promise.resolve();
      },
      ({ message }) => reasons.push(message),
    );
    for (const title of ['B', 'C']) {
      const called = next();
      write('blog/a.md', title);
      await called;
    }
    assert.deepEqual(reasons, ['no disk']);
  });

  it('rejects when the follower ends before its first word', async () => {
    await assert.rejects(
      followContent(path.join(root, 'no-such-script.js'), () => Promise.resolve()),
      /ended with code 1/,
    );
  });
});
