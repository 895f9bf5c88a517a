import assert from 'node:assert/strict';
import { createSerialQueue } from '../../../app/response/serial-queue';

describe('createSerialQueue', () => {
  it('runs one task in each event-loop iteration, in order, so that others come in between', async () => {
    const done: string[] = [];
    const run = createSerialQueue(() => done.push('before'));
    const other = () => {
      done.push('other');
      if (done.filter((name) => name === 'other').length < 3) setImmediate(other);
    };
    setImmediate(other);
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        run(() => {
          done.push(name);
          return Promise.resolve();
        }),
      ),
    );
    assert.deepEqual(done, ['other', 'before', 'a', 'other', 'before', 'b', 'other', 'before', 'c']);
  });

  it('returns the result of a task, and goes on after one that fails', async () => {
    const run = createSerialQueue(() => undefined);
    const failing = run(() => Promise.reject(new Error('no')));
    const next = run(() => Promise.resolve(7));
    await assert.rejects(failing, /no/);
    assert.equal(await next, 7);
  });
});
