import assert from 'node:assert/strict';
import { aSnapshot } from '../support/builders';
import { serving, withUnreadyApp, writeSnapshot } from './support';

describe('boot', () => {
  it('lets requests wait that come before it is ready, and answers them right', async () => {
    const { file, remove } = writeSnapshot(aSnapshot([{ id: 'blog/a' }]));
    try {
      await withUnreadyApp(file, (app) => {
        let finishStart = (): void => undefined;
        app.beforeStart(
          () =>
            new Promise<void>((resolve) => {
              finishStart = resolve;
            }),
        );
        const paths = ['/api/v1/articles', '/readyz', '/nothing'];
        let waiting = 0;
        return serving(
          app,
          async (origin) => {
            const answers = await Promise.all(paths.map((path) => fetch(origin + path)));
            assert.deepEqual(
              answers.map(({ status }) => status),
              [200, 200, 404],
            );
            const { meta } = (await answers[0]?.json()) as { meta: { total: number } };
            assert.equal(meta.total, 1);
          },
          () => {
            if (++waiting === paths.length) finishStart();
          },
        );
      });
    } finally {
      remove();
    }
  });

  const failing: { name: string; bytes: Uint8Array | null }[] = [
    { name: 'there is no snapshot', bytes: null },
    { name: 'the snapshot is none', bytes: Buffer.from('not a snapshot, but long enough to be looked at') },
    { name: 'the snapshot is cut off', bytes: aSnapshot([{ id: 'blog/a' }]).subarray(0, -1) },
  ];
  for (const { name, bytes } of failing) {
    it(`answers 503 when ${name}`, async () => {
      const { file, remove } = writeSnapshot(bytes ?? Buffer.alloc(0));
      if (bytes === null) remove();
      try {
        await withUnreadyApp(file, (app) =>
          serving(app, async (origin) => {
            const answer = await fetch(`${origin}/api/v1/articles?page=1`, {
              headers: { 'X-Request-Id': 'mine' },
            });
            assert.equal(answer.status, 503);
            assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
            assert.equal(answer.headers.get('retry-after'), '5');
            assert.equal(answer.headers.get('cache-control'), 'no-store');
            assert.equal(answer.headers.get('x-request-id'), 'mine');
            assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
            const text = await answer.text();
            const problem = JSON.parse(text) as Record<string, unknown>;
            assert.deepEqual(
              [problem.code, problem.status, problem.instance],
              ['not_ready', 503, '/api/v1/articles'],
            );
            assert.equal(problem.requestId, 'mine');
            assert.ok(!text.includes(file), 'the problem tells where the snapshot is');
            // Again, and not for ever in the first answer.
            assert.equal((await fetch(`${origin}/`, { method: 'HEAD' })).status, 503);
          }),
        );
      } finally {
        if (bytes !== null) remove();
      }
    });
  }
});
