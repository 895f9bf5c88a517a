import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Casebook, FetchLike, Signal } from '../../client/src/index.js';
import { buildGuide, readGuide, type BuiltGuide } from '../support/build-guide';
import { serveContent, type ServedContent } from '../support/serve-content';
import { writeArticles } from '../support/write-articles';

interface Kept {
  readonly id: string;
  readonly title: string;
  readonly content: { readonly html: string };
}
interface Library {
  list(): { readonly id: string }[];
  read(id: string): Promise<Kept | null>;
}
type Store = Record<'getItem' | 'setItem' | 'removeItem', unknown>;
interface Guide {
  openLibrary(store: Store): Promise<Library>;
  connect(baseUrl: string, store: Store, fetch?: FetchLike): Casebook;
  sync(
    casebook: Casebook,
    library: Library,
    options?: { signal?: Signal; onProgress?: (done: number, total: number) => void },
  ): Promise<{ stored: number; removed: number }>;
  openReader(baseUrl: string, store: Store): Promise<{ list(): object[]; refresh(): Promise<string> }>;
}

const anArticle = (title: string) => `---\ntitle: ${title}\ndate: 2020-01-01\n---\n\nabout *${title}*\n`;
// Twenty of these make a URL above 8 KiB.
const long = (i: number) => `blog/${'很长的中文文件名'.repeat(8)}${i}`;
const old: Record<string, string> = {};
for (let i = 10; i < 32; i++) old[long(i)] = anArticle(`Long ${i}`);
for (let i = 10; i < 40; i++) old[`notes/n${i}`] = anArticle(`Note ${i}`);
const left = Object.entries(old).filter(([id]) => id !== 'notes/n10');
const fresh: Record<string, string> = {
  ...Object.fromEntries(left),
  'notes/n11': anArticle('Edited'),
  'notes/new': anArticle('New'),
};

describe('the guide to an offline reader', () => {
  let built: BuiltGuide;
  let guide: Guide;
  const worlds: ServedContent[] = [];
  const removals: (() => void)[] = [];
  let items: Map<string, string>;
  let store: Store;
  let asked: { path: string; status: number }[];

  const recordingFetch: FetchLike = async (url, init) => {
    const answer = await fetch(url, init);
    const { pathname } = new URL(url);
    asked.push({ path: pathname.replace('/api/v1', ''), status: answer.status });
    return answer;
  };

  before(async () => {
    built = buildGuide(readGuide('docs/offline-reader.md'));
    assert.equal(built.errors, '');
    const files = ['library', 'connect', 'sync', 'reader'].map(
      (name) => pathToFileURL(path.join(built.folder, `dist/${name}.js`)).href,
    );
    const modules = await Promise.all(files.map((file): Promise<object> => import(file)));
    guide = Object.fromEntries(modules.flatMap((each) => Object.entries(each))) as unknown as Guide;
    for (const articles of [old, fresh]) {
      const { dir, remove } = writeArticles(articles);
      removals.push(remove);
      worlds.push(await serveContent(dir));
    }
  });
  after(async () => {
    for (const world of worlds) await world.close();
    for (const remove of removals) remove();
    built.remove();
  });
  beforeEach(() => {
    asked = [];
    items = new Map();
    store = {
      getItem: (key: string) => Promise.resolve(items.get(key) ?? null),
      setItem: (key: string, value: string) => Promise.resolve(items.set(key, value)),
      removeItem: (key: string) => Promise.resolve(items.delete(key)),
    };
  });

  const origin = (at: number) => worlds[at]?.origin ?? '';
  const open = async (at: number, request = recordingFetch) => ({
    library: await guide.openLibrary(store),
    casebook: guide.connect(origin(at), store, request),
  });
  const idsOf = (library: Library) => library.list().map(({ id }) => id);

  it('stores all articles with their texts, halving batches whose URL would be too long', async () => {
    const { library, casebook } = await open(0);
    assert.deepEqual(await guide.sync(casebook, library), { stored: 52, removed: 0 });
    assert.deepEqual(idsOf(library).sort(), Object.keys(old).sort());
    assert.match((await library.read(long(10)))?.content.html ?? '', /about <em>Long 10<\/em>/);
    assert.ok(asked.some(({ status }) => status === 414));
  });

  it('needs one answer without a body when nothing has changed, also after the app was closed', async () => {
    const first = await open(0);
    await guide.sync(first.casebook, first.library);
    asked = [];
    const second = await open(0);
    assert.deepEqual(await guide.sync(second.casebook, second.library), { stored: 0, removed: 0 });
    assert.deepEqual(asked, [{ path: '/manifest', status: 304 }]);
  });

  it('fetches what was edited and added, in one batch, and removes what is gone', async () => {
    const first = await open(0);
    await guide.sync(first.casebook, first.library);
    asked = [];
    const { library, casebook } = await open(1);
    assert.deepEqual(await guide.sync(casebook, library), { stored: 2, removed: 1 });
    assert.equal(asked.length, 2);
    assert.deepEqual(idsOf(library).sort(), Object.keys(fresh).sort());
    assert.equal((await library.read('notes/n11'))?.title, 'Edited');
    assert.equal(await library.read('notes/n10'), null);
    assert.equal(items.has('article:notes/n10'), false);
  });

  it('goes on where it was interrupted', async () => {
    const first = await open(0);
    const controller = new AbortController();
    const call = guide.sync(first.casebook, first.library, {
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    });
    await assert.rejects(call, { name: 'AbortError' });
    const { library, casebook } = await open(0);
    assert.equal(library.list().length, 20);
    const progress: number[][] = [];
    const onProgress = (...step: number[]) => progress.push(step);
    assert.deepEqual(await guide.sync(casebook, library, { onProgress }), { stored: 32, removed: 0 });
    assert.deepEqual(progress, [
      [20, 32],
      [32, 32],
    ]);
  });

  it('bears that an article is taken back between the manifest and its batch', async () => {
    const { library, casebook } = await open(0, async (url, init) => {
      const answer = await recordingFetch(url, init);
      if (!url.endsWith('/manifest')) return answer;
      const body = (await answer.text()).replace('"data":[', '"data":[{"id":"blog/gone","digest":"x"},');
      return { status: 200, headers: { get: () => null }, text: () => Promise.resolve(body) };
    });
    assert.deepEqual(await guide.sync(casebook, library), { stored: 52, removed: 0 });
    assert.equal(await library.read('blog/gone'), null);
  });

  it('never shows an article whose storing was interrupted', async () => {
    const { setItem } = store as { setItem: (key: string, value: string) => Promise<unknown> };
    store.setItem = (key: string, value: string) =>
      key === 'index' ? Promise.reject(new Error('full')) : setItem(key, value);
    const first = await open(0);
    await assert.rejects(guide.sync(first.casebook, first.library), /full/);
    assert.deepEqual((await guide.openLibrary(store)).list(), []);
  });

  it('reads without a network', async () => {
    const reader = await guide.openReader(origin(0), store);
    assert.equal(await reader.refresh(), '52 new or changed');
    assert.equal(await reader.refresh(), 'Up to date');
    const offline = await guide.openReader('http://127.0.0.1:1', store);
    assert.equal(await offline.refresh(), 'Offline');
    assert.equal(offline.list().length, 52);
  });
});
