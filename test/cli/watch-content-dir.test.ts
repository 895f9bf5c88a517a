import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchContentDir, type ContentDirWatcher } from '../../cli/watch-content-dir';

/** Longer than a watcher waits for more changes, and than it takes to look where the path leads. */
const settled = 600;

/** A directory that is watched, and what is told of it. */
class World {
  readonly base = fs.mkdtempSync(path.join(os.tmpdir(), 'watch-content-'));
  readonly told: string[] = [];
  /** What the article says whenever a change is told; null where there is none. */
  seen: string | null = null;
  private watcher: ContentDirWatcher | undefined;
  private wake = (): void => undefined;
  private lastTold = 0;

  constructor(
    private readonly root: string,
    private readonly article: string,
  ) {}

  at(...names: readonly string[]): string {
    return path.join(this.base, ...names);
  }
  /** Writes `blog/a.md` in a directory. */
  write(directory: string, text: string, article = 'blog/a.md'): void {
    const name = this.at(directory, article);
    fs.mkdirSync(path.dirname(name), { recursive: true });
    fs.writeFileSync(name, text);
  }
  move(from: string, to: string): void {
    fs.renameSync(this.at(from), this.at(to));
  }
  remove(name: string): void {
    fs.rmSync(this.at(name), { recursive: true });
  }
  link(target: string, name: string): void {
    fs.symlinkSync(target, this.at(name));
  }
  edit(text: string): void {
    fs.writeFileSync(this.at(this.root, this.article), text);
  }

  watch(): void {
    const tell = (what: string | null) => {
      if (what !== null) this.told.push(what);
      this.seen = this.read();
      this.lastTold = performance.now();
      this.wake();
    };
    this.watcher = watchContentDir(this.at(this.root), {
      onChange() {
        tell(null);
      },
      onGone(reason) {
        tell(`gone: ${typeof reason === 'string' ? reason : reason.phrase}`);
      },
      onBack() {
        tell('back');
      },
      onLimit() {
        tell('limit');
      },
    });
  }
  /** Waits until a change is told that makes this true. */
  async until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
  async reads(text: string): Promise<void> {
    await this.until(() => this.seen === text);
  }
  async isGone(): Promise<void> {
    await this.until(() => this.told.at(-1)?.startsWith('gone') === true);
  }
  /** Waits until nothing was told for a while, so that what is told next comes of what is done next. */
  async settles(): Promise<void> {
    do await sleep(settled);
    while (performance.now() - this.lastTold < settled);
  }
  close(): void {
    this.watcher?.close();
    fs.rmSync(this.base, { recursive: true, force: true });
  }

  private read(): string | null {
    try {
      return fs.readFileSync(this.at(this.root, this.article), 'utf8');
    } catch {
      return null;
    }
  }
}

interface Case {
  readonly name: string;
  /** The path that is watched. @default content */
  readonly root?: string;
  /** What is read and edited. @default blog/a.md */
  readonly article?: string;
  /** Makes what there is before; by default `content/blog/a.md`, which says `old`. */
  readonly prepare?: (world: World) => void;
  /** Does something, after which the article says `new`. */
  readonly change: (world: World) => void | Promise<void>;
  /** What is told besides changes; left out where it depends on who is faster. */
  readonly told?: readonly string[];
}

const nothingThere = 'gone: not-there';

const cases: readonly Case[] = [
  {
    name: 'a link on the way to an article is pointed elsewhere, in a hidden folder',
    prepare: (world) => {
      world.write('content', 'old', '.store/v1/l.md');
      world.write('content', 'new', '.store/v2/l.md');
      world.write('content', 'other', 'blog/b.md');
      world.link('v1', 'content/.store/current');
      world.link('../.store/current/l.md', 'content/blog/a.md');
    },
    change: (world) => {
      world.link('v2', 'content/.store/next');
      world.move('content/.store/next', 'content/.store/current');
    },
    told: [],
  },
  {
    name: 'what a link leads to goes, and comes back later',
    prepare: (world) => {
      world.write('content', 'old', '.h/x/y.md');
      world.write('content', 'other', 'blog/b.md');
      world.link('../.h/x/y.md', 'content/blog/a.md');
    },
    change: async (world) => {
      world.remove('content/.h/x');
      await world.settles();
      world.write('content', 'new', '.h/x/y.md');
    },
    told: [],
  },
  {
    name: 'what a link leads to appears after the start',
    prepare: (world) => {
      world.write('content', 'other', 'blog/b.md');
      fs.mkdirSync(world.at('content/.annex'));
      world.link('../.annex/ab/k.md', 'content/blog/a.md');
    },
    change: (world) => {
      world.write('content', 'new', '.annex/ab/k.md');
    },
    told: [],
  },
  {
    name: 'an edited file',
    change: (world) => {
      world.edit('new');
    },
    told: [],
  },
  {
    name: 'a file that is replaced by a rename',
    change: (world) => {
      world.write('content', 'new', 'blog/.a.tmp');
      world.move('content/blog/.a.tmp', 'content/blog/a.md');
    },
    told: [],
  },
  {
    name: 'removed and made again at once',
    change: (world) => {
      world.remove('content');
      world.write('content', 'new');
    },
  },
  {
    name: 'removed and made again, slowly',
    async change(world) {
      world.remove('content');
      await world.isGone();
      fs.mkdirSync(world.at('content'));
      await world.settles();
      fs.mkdirSync(world.at('content/blog'));
      await world.settles();
      world.write('content', 'new');
    },
    told: [nothingThere, 'back'],
  },
  {
    name: 'removed and made again, twice',
    async change(world) {
      for (const text of ['between', 'new']) {
        world.remove('content');
        await world.isGone();
        world.write('content', text);
        await world.reads(text);
      }
    },
    told: [nothingThere, 'back', nothingThere, 'back'],
  },
  {
    name: 'swapped by renames',
    prepare(world) {
      world.write('content', 'old');
      world.write('next', 'new');
    },
    change(world) {
      world.move('content', 'previous');
      world.move('next', 'content');
    },
  },
  {
    name: 'swapped by renames, and the old one is changed afterwards',
    prepare(world) {
      world.write('content', 'old');
      world.write('next', 'new');
    },
    async change(world) {
      world.move('content', 'previous');
      world.move('next', 'content');
      await world.reads('new');
      world.write('previous', 'not ours any more');
    },
  },
  {
    name: 'moved away and back',
    async change(world) {
      world.move('content', 'away');
      await world.isGone();
      world.write('away', 'new');
      world.move('away', 'content');
    },
    told: [nothingThere, 'back'],
  },
  {
    name: 'a link that is removed and made again',
    prepare(world) {
      world.write('one', 'old');
      world.write('two', 'new');
      world.link('one', 'content');
    },
    change(world) {
      world.remove('content');
      world.link('two', 'content');
    },
  },
  {
    name: 'a link that another one is renamed over',
    prepare(world) {
      world.write('one', 'old');
      world.write('two', 'new');
      world.link('one', 'content');
    },
    change(world) {
      world.link('two', 'next');
      world.move('next', 'content');
    },
    told: [],
  },
  {
    name: 'a link that becomes a directory',
    prepare(world) {
      world.write('one', 'old');
      world.link('one', 'content');
    },
    change(world) {
      world.remove('content');
      world.write('content', 'new');
    },
  },
  {
    name: 'a link whose target goes away and comes back',
    prepare(world) {
      world.write('one', 'old');
      world.link('one', 'content');
    },
    async change(world) {
      world.move('one', 'two');
      await world.isGone();
      world.write('one', 'new');
    },
    told: [nothingThere, 'back'],
  },
  {
    name: 'a link in the middle of the path',
    root: 'current/content',
    prepare(world) {
      world.write('v1/content', 'old');
      world.write('v2/content', 'new');
      world.link('v1', 'current');
    },
    change(world) {
      world.link('v2', 'next');
      world.move('next', 'current');
    },
    told: [],
  },
  {
    name: 'a parent that is removed and made again at once',
    root: 'parent/content',
    prepare(world) {
      world.write('parent/content', 'old');
    },
    change(world) {
      world.remove('parent');
      world.write('parent/content', 'new');
    },
  },
  {
    name: 'a parent that is removed and made again, slowly',
    root: 'parent/content',
    prepare(world) {
      world.write('parent/content', 'old');
    },
    async change(world) {
      world.remove('parent');
      await world.isGone();
      fs.mkdirSync(world.at('parent'));
      await world.settles();
      world.write('parent/content', 'new');
    },
    told: [nothingThere, 'back'],
  },
  {
    name: 'a parent that is swapped by renames',
    root: 'site/parent/content',
    prepare(world) {
      world.write('site/parent/content', 'old');
      world.write('next/parent/content', 'new');
    },
    change(world) {
      world.move('site', 'previous');
      world.move('next', 'site');
    },
  },
  {
    name: 'replaced by a file and back',
    async change(world) {
      world.remove('content');
      fs.writeFileSync(world.at('content'), 'a file');
      await world.isGone();
      world.remove('content');
      world.write('content', 'new');
    },
  },
  {
    name: 'replaced by a link to itself and back',
    async change(world) {
      world.remove('content');
      world.link('content', 'content');
      await world.isGone();
      world.remove('content');
      world.write('content', 'new');
    },
  },
  {
    name: 'not there at the start',
    prepare: () => undefined,
    async change(world) {
      await world.isGone();
      world.write('content', 'new');
    },
    told: [nothingThere, 'back'],
  },
  {
    name: 'hidden itself',
    root: '.content~',
    prepare(world) {
      world.write('.content~', 'old');
    },
    change(world) {
      world.remove('.content~');
      world.write('.content~', 'new');
    },
  },
  {
    name: 'a collection that is removed and made again at once',
    change(world) {
      world.remove('content/blog');
      world.write('content', 'new');
    },
    told: [],
  },
  {
    name: 'a collection that is removed and made again, slowly',
    async change(world) {
      world.remove('content/blog');
      await world.until(() => world.seen === null);
      fs.mkdirSync(world.at('content/blog'));
      await world.settles();
      world.write('content', 'new');
    },
    told: [],
  },
  {
    name: 'a collection that is swapped by renames',
    prepare(world) {
      world.write('content', 'old');
      world.write('content', 'new', '.next/a.md');
    },
    change(world) {
      world.move('content/blog', 'content/.previous');
      world.move('content/.next', 'content/blog');
    },
    told: [],
  },
  {
    name: 'a collection that is a link to a hidden folder',
    prepare(world) {
      world.write('content', 'old', '.one/a.md');
      world.write('content', 'new', '.two/a.md');
      world.link('.one', 'content/blog');
    },
    change(world) {
      world.link('.two', 'content/next');
      world.move('content/next', 'content/blog');
    },
    told: [],
  },
  {
    name: 'an article that is a link to a hidden folder',
    prepare(world) {
      world.write('content', 'old', '.one/a.md');
      world.write('content', 'new', '.two/a.md');
      fs.mkdirSync(world.at('content/blog'));
      world.link('../.one/a.md', 'content/blog/a.md');
    },
    change(world) {
      world.link('../.two/a.md', 'content/blog/.next');
      world.move('content/blog/.next', 'content/blog/a.md');
    },
    told: [],
  },
  {
    name: 'a folder of images in a collection that is swapped',
    article: 'blog/img/deep/a.png',
    prepare(world) {
      world.write('content', 'old', 'blog/img/deep/a.png');
      world.write('next', 'new', 'deep/a.png');
    },
    change(world) {
      world.remove('content/blog/img');
      world.move('next', 'content/blog/img');
    },
    told: [],
  },
  {
    name: 'much that is replaced, file by file and folder by folder',
    prepare(world) {
      for (let i = 0; i < 300; i++) world.write('content', 'old', `c${i % 10}/${i}.md`);
      world.write('content', 'old');
    },
    change(world) {
      for (let i = 0; i < 10; i++) world.remove(`content/c${i}`);
      world.remove('content/blog');
      for (let i = 0; i < 300; i++) world.write('content', 'new', `d${i % 10}/${i}.md`);
      world.write('content', 'new');
    },
    told: [],
  },
];

async function run({ root = 'content', article = 'blog/a.md', prepare, change, told }: Case): Promise<void> {
  const world = new World(root, article);
  try {
    if (prepare) prepare(world);
    else world.write('content', 'old');
    world.watch();
    await world.settles();
    await change(world);
    await world.reads('new');
    await world.settles();
    world.edit('edited');
    await world.reads('edited');
    await world.settles();
    world.edit('edited again');
    await world.reads('edited again');
    if (told) assert.deepEqual(world.told, told);
  } finally {
    world.close();
  }
}

describe('watchContentDir', () => {
  // They wait most of the time, so they do it together.
  const runs = new Map<string, Promise<void>>();
  before(() => {
    for (const each of cases) {
      const running = run(each);
      // The test of that name says so; until then nobody waits for it.
      running.catch(() => undefined);
      runs.set(each.name, running);
    }
  });
  for (const { name } of cases) {
    it(`follows the path to its content: ${name}`, () => runs.get(name));
  }

  it('tells nothing while nothing happens, and nothing after it is closed', async () => {
    const world = new World('content', 'blog/a.md');
    world.write('content', 'old');
    world.watch();
    await world.reads('old');
    await world.settles();
    world.seen = null;
    await sleep(1500);
    assert.equal(world.seen, null);
    world.close();
    await sleep(600);
    assert.deepEqual([world.seen, world.told], [null, []]);
  });
});
