import assert from 'node:assert/strict';
import path from 'node:path';
import { openBuildPool, type BuildPool } from '../../infra/build-pool';
import type { FoundFile } from '../../infra/content-dir';
import { atFolder } from '../../infra/content-source';
import { allowTypeScriptWorkers } from './typescript-workers';
import { messagesOf } from '../support/messages-of';

const found = (slug: string): FoundFile => ({
  path: `blog/${slug}.md`,
  collection: 'blog',
  slug,
  stamp: slug,
});

describe('build pool', () => {
  allowTypeScriptWorkers();
  let pool: BuildPool;
  before(() => {
    const worker = path.join(__dirname, 'stubborn-worker.ts');
    pool = openBuildPool(
      atFolder('/nowhere'),
      { iframeHosts: [], placeholders: {} },
      { timeBudget: 3_000, worker },
    );
  });
  after(() => pool.close());

  it('gives up an article that takes too long, says so, and stops no other', async () => {
    const slugs = ['a', 'endless', 'b', 'c'];
    const builds = await Promise.all(slugs.map((slug) => pool.build(found(slug))));
    assert.deepEqual(
      builds.map(({ findings }) => findings.map(({ rule, severity, file }) => [rule, severity, file])),
      [[], [['build-too-slow', 'error', 'blog/endless.md']], [], []],
    );
    assert.ok(messagesOf(builds[1]?.findings ?? [])[0]?.includes('more than 3 seconds'));
    assert.equal(builds[1]?.article, null);
    assert.deepEqual((await pool.build(found('d'))).findings, []);
  });

  it('hands on what a worker throws: that is a bug, not a slow article', async () => {
    await assert.rejects(pool.build(found('broken')), /The worker broke/);
  });
});
