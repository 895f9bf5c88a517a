import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { aSnapshot } from '../support/builders';
import { writeSnapshot } from '../app/support';

const root = path.resolve(__dirname, '../..');

/** What the process tells of itself, after its collector has run. */
interface Usage {
  readonly heapUsed: number;
  readonly descriptors: number;
}

describe('5,000 invocations with 1,024 descriptors', () => {
  for (const [name, way] of [
    ['the event function', 'event'],
    ['the shim of @serverless/tencent-egg', 'component'],
  ] as const) {
    it(`are all answered right by ${name}, which holds the same at the end as after 500`, () => {
      const articles = Array.from({ length: 50 }, (_, i) => ({ id: `blog/${i}`, tags: ['egg', '云函数'] }));
      const { file, remove } = writeSnapshot(aSnapshot(articles));
      const node = ['--expose-gc', '--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
      const script = [process.execPath, ...node, 'test/support/invoke-often.ts', way];
      const { status, stdout, stderr } = spawnSync(
        'sh',
        ['-c', 'ulimit -n 1024; exec "$@"', 'sh', ...script],
        {
          cwd: root,
          env: { ...process.env, NODE_OPTIONS: '', EGG_TYPESCRIPT: 'true', CONTENT_SNAPSHOT: file },
          encoding: 'utf8',
        },
      );
      remove();
      assert.equal(status, 0, stderr);
      const { early, late } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
        early: Usage;
        late: Usage;
      };
      assert.equal(late.descriptors, early.descriptors);
      const growth = late.heapUsed / early.heapUsed;
      assert.ok(growth < 1.1, `The heap grew to ${growth.toFixed(2)} times what it was.`);
    });
  }
});
