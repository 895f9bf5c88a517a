import assert from 'node:assert/strict';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../support/call';
import { checkProblem, parse, type TestEnvironment } from './environment';

/** A snapshot that someone writes over while it is served. This suite has to be the last. */
export function overwrittenSuite(getEnvironment: () => TestEnvironment): void {
  describe('a snapshot that is written over', () => {
    it('is never served, and is served again once it is whole', async () => {
      const { call, snapshotFile } = getEnvironment();
      const good = fs.readFileSync(snapshotFile);
      const list = parse(await call('/api/v1/articles?limit=1')) as { data: { id: string }[] };
      const ids = list.data.map(({ id }) => id.split('/').map(encodeURIComponent).join('/'));
      const paths = [
        ...['/articles?limit=2', '/articles?limit=2&facets=tag', '/articles?limit=1&format=text'],
        ...['/articles?q=a', '/suggest?q=a', '/tags?limit=5'],
        ...ids.flatMap((id) => [`/articles/${id}?`, `/articles/${id}/related?`]),
      ];
      // A name of its own, which the server ignores, so that no answer comes from the response cache.
      const askAll = async (name: string) => {
        const answers: (readonly [path: string, answer: Answer])[] = [];
        for (const each of paths) {
          const path = `/api/v1${each}&_${name}`;
          answers.push([path, await call(path)]);
        }
        return answers;
      };
      const before = await askAll('before');

      const checkAll = (answers: Awaited<ReturnType<typeof askAll>>, mayBeNotReady: boolean) => {
        answers.forEach(([path, answer], i) => {
          const [, expected] = before[i] ?? assert.fail();
          if (mayBeNotReady && answer.status === 503) {
            checkProblem(path, answer, 'not_ready');
            return;
          }
          assert.equal(answer.status, 200, path);
          assert.equal(answer.headers.etag, expected.headers.etag, path);
          assert.ok(answer.body.equals(expected.body), path);
        });
      };

      fs.writeFileSync(snapshotFile, Buffer.from(good).fill('{', good.length >> 1));
      // What is in memory is still right.
      checkAll(await askAll('over'), true);
      const ready = await call('/readyz');
      assert.equal(ready.status, 503);
      assert.equal((parse(ready) as { status: string }).status, 'not_ready');
      assert.equal((await call('/healthz')).status, 200);
      for (const [path, answer] of await askAll('noticed')) checkProblem(path, answer, 'not_ready');

      fs.writeFileSync(snapshotFile, good);
      while ((await call('/readyz')).status !== 200) await wait(50);
      checkAll(await askAll('after'), false);
    });
  });
}
