import assert from 'node:assert/strict';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { MockApplication } from 'egg-mock';
import { aSnapshot } from '../support/builders';
import { overwrites } from '../support/overwrites';
import { serving, startWorld, type TestApp } from './support';

const articles = Array.from({ length: 20 }, (_, i) => ({
  id: `blog/${i}`,
  tags: ['egg'],
  date: '2020-06-23',
  markdown: `Words ${i}. `.repeat(500),
}));
const paths = [
  '/api/v1/articles',
  '/api/v1/articles?limit=3&sort=title',
  '/api/v1/articles?tag=egg&facets=tag,year',
  '/api/v1/articles/blog/7',
  '/api/v1/articles/blog/7.md',
  '/api/v1/articles/blog/none',
  '/api/v1/tags',
  '/api/v1/archives',
  '/api/v1/manifest',
  '/llms.txt',
];

interface Answer {
  readonly status: number;
  readonly body: string;
}

describe('a snapshot that is written over while it is served', () => {
  let world: TestApp;
  let file: string;
  beforeEach(async () => {
    world = await startWorld(articles);
    ({ snapshot: file } = (
      world.app as MockApplication & { config: { casebook: { snapshot: string } } }
    ).config.casebook);
    // What is expected here; Egg's mock would let the test fail for what was logged.
    world.app.logger.level = 'NONE';
  });
  afterEach(() => world.close());

  const ask = async (origin: string, path: string): Promise<Answer> => {
    const answer = await fetch(origin + path);
    return { status: answer.status, body: (await answer.text()).replace(/"requestId":"[^"]*"/, '') };
  };
  const askAll = async (origin: string) => {
    const answers: Answer[] = [];
    for (const path of paths) answers.push(await ask(origin, path));
    return answers;
  };
  const isNotReady = ({ status, body }: Answer) => status === 503 && body.includes('"not_ready"');

  for (const { title, change } of overwrites) {
    it(`is never served: ${title}`, () =>
      serving(world.app, async (origin) => {
        // Half of the answers are in the response cache, and half of the columns in memory.
        const warm = paths.slice(0, 5);
        const before = new Map<string, Answer>();
        for (const path of warm) before.set(path, await ask(origin, path));
        change(file);
        for (const path of [...paths.toReversed(), ...paths]) {
          const answer = await ask(origin, path);
          if (!isNotReady(answer)) assert.deepEqual(answer, before.get(path), path);
        }
        const ready = await ask(origin, '/readyz');
        assert.equal(ready.status, 503);
        assert.equal((JSON.parse(ready.body) as { status: string }).status, 'not_ready');
        assert.equal((await ask(origin, '/healthz')).status, 200);
      }));
  }

  it('is not ready by its own notice, before a request meets the damage', () =>
    serving(world.app, async (origin) => {
      assert.equal((await ask(origin, '/readyz')).status, 200);
      fs.truncateSync(file, 5000);
      assert.equal((await ask(origin, '/readyz')).status, 503);
    }));

  it('is served again once it is whole again, or another whole one is there', () =>
    serving(world.app, async (origin) => {
      const good = fs.readFileSync(file);
      const other = aSnapshot([{ id: 'blog/other' }]);
      const before = await askAll(origin);
      for (const bytes of [good, other, good]) {
        fs.writeFileSync(file, bytes.subarray(0, -1));
        assert.equal((await ask(origin, '/readyz')).status, 503);
        assert.ok(isNotReady(await ask(origin, '/api/v1/articles?limit=5')));
        fs.writeFileSync(file, bytes);
        while ((await ask(origin, '/readyz')).status === 503) await wait(20);
        const { body } = await ask(origin, '/api/v1/articles?fields=title');
        assert.equal((JSON.parse(body) as { meta: { total: number } }).meta.total, bytes === good ? 20 : 1);
      }
      assert.deepEqual(await askAll(origin), before);
    }));

  it('is served without a gap when another file takes its place', () =>
    serving(world.app, async (origin) => {
      const before = await askAll(origin);
      fs.writeFileSync(`${file}.new`, 'garbage');
      fs.renameSync(`${file}.new`, file);
      assert.deepEqual(await askAll(origin), before);
      assert.equal((await ask(origin, '/readyz')).status, 200);
    }));
});
