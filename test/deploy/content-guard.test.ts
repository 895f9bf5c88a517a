import assert from 'node:assert/strict';
import { aSnapshot, type ArticleParts } from '../support/builders';
import type { PackageParts } from './make-package';
import { ReleaseEnvironment } from './release-environment';

/** A package whose content has so many articles, in one collection. */
const withArticles = (count: number, parts: ArticleParts = {}): PackageParts => ({
  'content.snapshot': {
    text: aSnapshot(Array.from({ length: count }, (_, i) => ({ id: `blog/${i}`, ...parts }))),
  },
});

describe('content that goes live', () => {
  const environment = new ReleaseEnvironment();
  const { cloud } = environment;
  before(() => cloud.open());
  after(() => environment.close());
  beforeEach(() => {
    cloud.takeWrites();
  });

  /** Packs so many articles, of which the version says that it has them. */
  const pack = async (title: string, count: number, parts: ArticleParts = {}) => {
    const file = await environment.pack(title, withArticles(count, parts));
    environment.changeSite(title, { articles: Array.from({ length: count }, (_, i) => `blog/${i}`) });
    return file;
  };

  it('is refused without an article, whatever is accepted, before anything is called', async () => {
    const file = await pack('Empty', 0);
    const { failure } = await environment.deploy(file, {}, {}, { errors: 9, shrinking: true });
    assert.match(failure, /^The content has no article\. Build it again with the CONTENT_DIR/);
    assert.match((await environment.dryRun(file, { env: {} })).failure, /has no article/);
    assert.deepEqual(cloud.calls, []);
  });

  it('is refused with more errors than are accepted', async () => {
    const claims = ['1', '2', '3'].map((name) => ({ id: 'blog/dup', path: `blog/${name}.md` }));
    const text = aSnapshot([{ id: 'blog/第一篇' }, ...claims]);
    const file = await environment.pack('Faulty', { 'content.snapshot': { text } });
    const errors = Number(/has errors: (\d+)/.exec((await environment.deploy(file)).failure)?.[1]);
    assert.ok(errors > 1);
    const { failure } = await environment.deploy(file, {}, {}, { errors: errors - 1 });
    assert.match(failure, new RegExp(`${errors - 1} are allowed\\..* or add --allow-errors ${errors}\\.`));
    assert.deepEqual(cloud.calls, []);
    const names = { functionName: 'casebook-faulty' };
    assert.equal((await environment.deploy(file, names, {}, { errors })).failure, '');
  });

  it('is compared with nothing when nothing is live', async () => {
    const { text, failure } = await environment.deploy(await pack('Ten', 10));
    assert.equal(failure, '');
    assert.doesNotMatch(text, /Public articles/);
  });

  it('is refused with fewer than 80 % of the articles that are live, in a dry run, too', async () => {
    const file = await pack('Seven', 7);
    for (const work of [() => environment.deploy(file), () => environment.dryRun(file)]) {
      const { text, failure } = await work();
      assert.match(text, /^Public articles: 7\. The live version has 10, by its \/readyz\.$/m);
      assert.match(failure, /has 7 public articles, .* has 10: below 80 %\. .* add --yes-shrink\./);
    }
    assert.deepEqual([environment.traffic, cloud.takeWrites()], ['1', []]);
  });

  it('is counted by what is public: drafts and articles of tomorrow are none', async () => {
    for (const [title, parts] of [
      ['Drafts', { draft: true }],
      ['Later', { publishAt: '2999-01-01' }],
    ] as const)
      assert.match((await environment.deploy(await pack(title, 10, parts))).failure, /has 0 public articles/);
  });

  it('goes live with 80 %, and with fewer when that is accepted', async () => {
    assert.equal((await environment.deploy(await pack('Eight', 8))).failure, '');
    const file = await pack('One', 1);
    assert.equal((await environment.deploy(file, {}, {}, { shrinking: true })).failure, '');
    assert.equal(environment.traffic, '3');
  });

  it('is compared with the larger of two versions that share the traffic', async () => {
    const live = environment.function.aliases.get('live');
    assert.ok(live);
    // The fake gives the first requests of ten to the share.
    Object.assign(live, { version: '1', weights: [{ Version: '3', Weight: 0.1 }] });
    for (let turn = 0; turn < 10; turn++)
      assert.match((await environment.deploy(await pack('Two', 2))).failure, /that is live has 10/);
    Object.assign(live, { version: '3', weights: [] });
  });

  it('goes live over a version that does not answer, which it may repair', async () => {
    cloud.sites.delete(environment.hashes.get('One') ?? '');
    const { text, failure } = await environment.deploy(await pack('Repair', 1), { weights: [] });
    assert.equal(failure, '');
    assert.match(text, /^Public articles: 1\. The live version does not say how many it has/m);
  });

  it('is compared again after the live version did not answer once', async () => {
    const asked = { count: 0 };
    const { fetch } = globalThis;
    globalThis.fetch = (...args) =>
      asked.count++ === 0 ? Promise.reject(new Error('cut off')) : fetch(...args);
    try {
      assert.equal((await environment.deploy(await pack('Many', 10))).failure, '');
    } finally {
      globalThis.fetch = fetch;
    }
    assert.match((await environment.deploy(await pack('Few', 2))).failure, /that is live has 10/);
  });
});
