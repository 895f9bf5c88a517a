import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchContentDir, type ContentDirWatcher } from '../../cli/watch-content-dir';

/** Longer than the debounce time and the interval for checking the root, in ms. */
const settled = 600;

/** A watched directory, and the events that the watcher reports. */
class WatchEnvironment {
  readonly base = fs.mkdtempSync(path.join(os.tmpdir(), 'watch-content-'));
  readonly events: string[] = [];
  /** The text of the article at the last event; null if there is no article. */
  seen: string | null = null;
  private watcher: ContentDirWatcher | undefined;
  private wake = (): void => undefined;
  private lastEventAt = 0;

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
    const record = (what: string | null) => {
      if (what !== null) this.events.push(what);
      this.seen = this.read();
      this.lastEventAt = performance.now();
      this.wake();
    };
    this.watcher = watchContentDir(this.at(this.root), {
      onChange() {
        record(null);
      },
      onGone(reason) {
        record(`gone: ${typeof reason === 'string' ? reason : reason.phrase}`);
      },
      onBack() {
        record('back');
      },
      onLimit() {
        record('limit');
      },
    });
  }
  /** Waits until an event makes the condition true. */
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
    await this.until(() => this.events.at(-1)?.startsWith('gone') === true);
  }
  /** Waits until no event has come for a while, so that the next event belongs to the next change. */
  async settles(): Promise<void> {
    do await sleep(settled);
    while (performance.now() - this.lastEventAt < settled);
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
  /** The watched path. @default content */
  readonly root?: string;
  /** The article that is read and edited. @default blog/a.md */
  readonly article?: string;
  /** Creates the initial state; by default `content/blog/a.md` with the text `old`. */
  readonly prepare?: (environment: WatchEnvironment) => void;
  /** Makes a change after which the text of the article is `new`. */
  readonly change: (environment: WatchEnvironment) => void | Promise<void>;
  /** The expected events besides changes; left out if they depend on timing. */
  readonly events?: readonly string[];
}

const nothingThere = 'gone: not-there';

const cases: readonly Case[] = [
  {
    name: 'a link on the way to an article is pointed elsewhere, in a hidden folder',
    prepare: (environment) => {
      environment.write('content', 'old', '.store/v1/l.md');
      environment.write('content', 'new', '.store/v2/l.md');
      environment.write('content', 'other', 'blog/b.md');
      environment.link('v1', 'content/.store/current');
      environment.link('../.store/current/l.md', 'content/blog/a.md');
    },
    change: (environment) => {
      environment.link('v2', 'content/.store/next');
      environment.move('content/.store/next', 'content/.store/current');
    },
    events: [],
  },
  {
    name: 'what a link leads to goes, and comes back later',
    prepare: (environment) => {
      environment.write('content', 'old', '.h/x/y.md');
      environment.write('content', 'other', 'blog/b.md');
      environment.link('../.h/x/y.md', 'content/blog/a.md');
    },
    change: async (environment) => {
      environment.remove('content/.h/x');
      await environment.settles();
      environment.write('content', 'new', '.h/x/y.md');
    },
    events: [],
  },
  {
    name: 'what a link leads to appears after the start',
    prepare: (environment) => {
      environment.write('content', 'other', 'blog/b.md');
      fs.mkdirSync(environment.at('content/.annex'));
      environment.link('../.annex/ab/k.md', 'content/blog/a.md');
    },
    change: (environment) => {
      environment.write('content', 'new', '.annex/ab/k.md');
    },
    events: [],
  },
  {
    name: 'an edited file',
    change: (environment) => {
      environment.edit('new');
    },
    events: [],
  },
  {
    name: 'a file that is replaced by a rename',
    change: (environment) => {
      environment.write('content', 'new', 'blog/.a.tmp');
      environment.move('content/blog/.a.tmp', 'content/blog/a.md');
    },
    events: [],
  },
  {
    name: 'removed and made again at once',
    change: (environment) => {
      environment.remove('content');
      environment.write('content', 'new');
    },
  },
  {
    name: 'removed and made again, slowly',
    async change(environment) {
      environment.remove('content');
      await environment.isGone();
      fs.mkdirSync(environment.at('content'));
      await environment.settles();
      fs.mkdirSync(environment.at('content/blog'));
      await environment.settles();
      environment.write('content', 'new');
    },
    events: [nothingThere, 'back'],
  },
  {
    name: 'removed and made again, twice',
    async change(environment) {
      for (const text of ['between', 'new']) {
        environment.remove('content');
        await environment.isGone();
        environment.write('content', text);
        await environment.reads(text);
      }
    },
    events: [nothingThere, 'back', nothingThere, 'back'],
  },
  {
    name: 'swapped by renames',
    prepare(environment) {
      environment.write('content', 'old');
      environment.write('next', 'new');
    },
    change(environment) {
      environment.move('content', 'previous');
      environment.move('next', 'content');
    },
  },
  {
    name: 'swapped by renames, and the old one is changed afterwards',
    prepare(environment) {
      environment.write('content', 'old');
      environment.write('next', 'new');
    },
    async change(environment) {
      environment.move('content', 'previous');
      environment.move('next', 'content');
      await environment.reads('new');
      environment.write('previous', 'not ours any more');
    },
  },
  {
    name: 'moved away and back',
    async change(environment) {
      environment.move('content', 'away');
      await environment.isGone();
      environment.write('away', 'new');
      environment.move('away', 'content');
    },
    events: [nothingThere, 'back'],
  },
  {
    name: 'a link that is removed and made again',
    prepare(environment) {
      environment.write('one', 'old');
      environment.write('two', 'new');
      environment.link('one', 'content');
    },
    change(environment) {
      environment.remove('content');
      environment.link('two', 'content');
    },
  },
  {
    name: 'a link that another one is renamed over',
    prepare(environment) {
      environment.write('one', 'old');
      environment.write('two', 'new');
      environment.link('one', 'content');
    },
    change(environment) {
      environment.link('two', 'next');
      environment.move('next', 'content');
    },
    events: [],
  },
  {
    name: 'a link that becomes a directory',
    prepare(environment) {
      environment.write('one', 'old');
      environment.link('one', 'content');
    },
    change(environment) {
      environment.remove('content');
      environment.write('content', 'new');
    },
  },
  {
    name: 'a link whose target goes away and comes back',
    prepare(environment) {
      environment.write('one', 'old');
      environment.link('one', 'content');
    },
    async change(environment) {
      environment.move('one', 'two');
      await environment.isGone();
      environment.write('one', 'new');
    },
    events: [nothingThere, 'back'],
  },
  {
    name: 'a link in the middle of the path',
    root: 'current/content',
    prepare(environment) {
      environment.write('v1/content', 'old');
      environment.write('v2/content', 'new');
      environment.link('v1', 'current');
    },
    change(environment) {
      environment.link('v2', 'next');
      environment.move('next', 'current');
    },
    events: [],
  },
  {
    name: 'a parent that is removed and made again at once',
    root: 'parent/content',
    prepare(environment) {
      environment.write('parent/content', 'old');
    },
    change(environment) {
      environment.remove('parent');
      environment.write('parent/content', 'new');
    },
  },
  {
    name: 'a parent that is removed and made again, slowly',
    root: 'parent/content',
    prepare(environment) {
      environment.write('parent/content', 'old');
    },
    async change(environment) {
      environment.remove('parent');
      await environment.isGone();
      fs.mkdirSync(environment.at('parent'));
      await environment.settles();
      environment.write('parent/content', 'new');
    },
    events: [nothingThere, 'back'],
  },
  {
    name: 'a parent that is swapped by renames',
    root: 'site/parent/content',
    prepare(environment) {
      environment.write('site/parent/content', 'old');
      environment.write('next/parent/content', 'new');
    },
    change(environment) {
      environment.move('site', 'previous');
      environment.move('next', 'site');
    },
  },
  {
    name: 'replaced by a file and back',
    async change(environment) {
      environment.remove('content');
      fs.writeFileSync(environment.at('content'), 'a file');
      await environment.isGone();
      environment.remove('content');
      environment.write('content', 'new');
    },
  },
  {
    name: 'replaced by a link to itself and back',
    async change(environment) {
      environment.remove('content');
      environment.link('content', 'content');
      await environment.isGone();
      environment.remove('content');
      environment.write('content', 'new');
    },
  },
  {
    name: 'not there at the start',
    prepare: () => undefined,
    async change(environment) {
      await environment.isGone();
      environment.write('content', 'new');
    },
    events: [nothingThere, 'back'],
  },
  {
    name: 'hidden itself',
    root: '.content~',
    prepare(environment) {
      environment.write('.content~', 'old');
    },
    change(environment) {
      environment.remove('.content~');
      environment.write('.content~', 'new');
    },
  },
  {
    name: 'a collection that is removed and made again at once',
    change(environment) {
      environment.remove('content/blog');
      environment.write('content', 'new');
    },
    events: [],
  },
  {
    name: 'a collection that is removed and made again, slowly',
    async change(environment) {
      environment.remove('content/blog');
      await environment.until(() => environment.seen === null);
      fs.mkdirSync(environment.at('content/blog'));
      await environment.settles();
      environment.write('content', 'new');
    },
    events: [],
  },
  {
    name: 'a collection that is swapped by renames',
    prepare(environment) {
      environment.write('content', 'old');
      environment.write('content', 'new', '.next/a.md');
    },
    change(environment) {
      environment.move('content/blog', 'content/.previous');
      environment.move('content/.next', 'content/blog');
    },
    events: [],
  },
  {
    name: 'a collection that is a link to a hidden folder',
    prepare(environment) {
      environment.write('content', 'old', '.one/a.md');
      environment.write('content', 'new', '.two/a.md');
      environment.link('.one', 'content/blog');
    },
    change(environment) {
      environment.link('.two', 'content/next');
      environment.move('content/next', 'content/blog');
    },
    events: [],
  },
  {
    name: 'an article that is a link to a hidden folder',
    prepare(environment) {
      environment.write('content', 'old', '.one/a.md');
      environment.write('content', 'new', '.two/a.md');
      fs.mkdirSync(environment.at('content/blog'));
      environment.link('../.one/a.md', 'content/blog/a.md');
    },
    change(environment) {
      environment.link('../.two/a.md', 'content/blog/.next');
      environment.move('content/blog/.next', 'content/blog/a.md');
    },
    events: [],
  },
  {
    name: 'a folder of images in a collection that is swapped',
    article: 'blog/img/deep/a.png',
    prepare(environment) {
      environment.write('content', 'old', 'blog/img/deep/a.png');
      environment.write('next', 'new', 'deep/a.png');
    },
    change(environment) {
      environment.remove('content/blog/img');
      environment.move('next', 'content/blog/img');
    },
    events: [],
  },
  {
    name: 'much that is replaced, file by file and folder by folder',
    prepare(environment) {
      for (let i = 0; i < 300; i++) environment.write('content', 'old', `c${i % 10}/${i}.md`);
      environment.write('content', 'old');
    },
    change(environment) {
      for (let i = 0; i < 10; i++) environment.remove(`content/c${i}`);
      environment.remove('content/blog');
      for (let i = 0; i < 300; i++) environment.write('content', 'new', `d${i % 10}/${i}.md`);
      environment.write('content', 'new');
    },
    events: [],
  },
];

async function run({
  root = 'content',
  article = 'blog/a.md',
  prepare,
  change,
  events,
}: Case): Promise<void> {
  const environment = new WatchEnvironment(root, article);
  try {
    if (prepare) prepare(environment);
    else environment.write('content', 'old');
    environment.watch();
    await environment.settles();
    await change(environment);
    await environment.reads('new');
    await environment.settles();
    environment.edit('edited');
    await environment.reads('edited');
    await environment.settles();
    environment.edit('edited again');
    await environment.reads('edited again');
    if (events) assert.deepEqual(environment.events, events);
  } finally {
    environment.close();
  }
}

describe('watchContentDir', () => {
  // The cases wait most of the time, so they run concurrently.
  const runs = new Map<string, Promise<void>>();
  before(() => {
    for (const each of cases) {
      const running = run(each);
      // The test of the case rejects; without this handler Node would report an unhandled rejection first.
      running.catch(() => undefined);
      runs.set(each.name, running);
    }
  });
  for (const { name } of cases) {
    it(`follows the path to its content: ${name}`, () => runs.get(name));
  }

  it('tells nothing while nothing happens, and nothing after it is closed', async () => {
    const environment = new WatchEnvironment('content', 'blog/a.md');
    environment.write('content', 'old');
    environment.watch();
    await environment.reads('old');
    await environment.settles();
    environment.seen = null;
    await sleep(1500);
    assert.equal(environment.seen, null);
    environment.close();
    await sleep(600);
    assert.deepEqual([environment.seen, environment.events], [null, []]);
  });
});
