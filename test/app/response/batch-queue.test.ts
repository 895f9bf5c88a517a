import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { createBatchQueue } from '../../../app/response/batch-queue';

/** A queue, and what was done there. */
function openQueue(act: (item: number) => void = () => undefined) {
  const done: number[] = [];
  const queue = createBatchQueue((item: number) => {
    act(item);
    done.push(item);
  });
  return { queue, done };
}

describe('what is enqueued to the end of a turn', () => {
  it('is done there, in its order and once', async () => {
    const { queue, done } = openQueue();
    for (const item of [1, 2, 3]) queue.enqueue(item, 0);
    await Promise.resolve();
    assert.deepEqual(done, []);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3]);
    queue.enqueue(4, 0);
    await endOfTurn();
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3, 4]);
  });

  it('is done before what takes time, when the first of it has waited for more than a millisecond', async () => {
    const { queue, done } = openQueue();
    queue.flushIfOverdue(1000);
    queue.enqueue(1, 1000);
    queue.enqueue(2, 1000.9);
    queue.flushIfOverdue(1001);
    assert.deepEqual(done, []);
    queue.flushIfOverdue(1001.1);
    assert.deepEqual(done, [1, 2]);
    queue.enqueue(3, 1002);
    queue.flushIfOverdue(1003);
    assert.deepEqual(done, [1, 2]);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3]);
  });

  it('is done in a later turn where it was enqueued by what is done', async () => {
    const { queue, done } = openQueue((item) => {
      if (item < 3) queue.enqueue(item + 10, 0);
    });
    queue.enqueue(1, 0);
    queue.enqueue(2, 0);
    await endOfTurn();
    assert.deepEqual(done, [1, 2]);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 11, 12]);
  });

  it('is done where one of the others throws, before what came later', async () => {
    const { queue, done } = openQueue((item) => {
      if (item % 5 === 0) throw new Error(`no ${item}`);
    });
    for (const item of [1, 5, 2, 10, 3]) queue.enqueue(item, 0);
    assert.throws(() => {
      queue.flushIfOverdue(2);
    }, /no 5/);
    queue.enqueue(4, 2);
    assert.throws(() => {
      queue.flushIfOverdue(4);
    }, /no 10/);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3, 4]);
  });

  it('throws at the end of a turn to nobody but the process', async () => {
    const { queue, done } = openQueue((item) => {
      if (item === 2) throw new Error('two');
    });
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    try {
      const thrown = once(process, 'uncaughtException');
      for (const item of [1, 2, 3]) queue.enqueue(item, 0);
      assert.match(String(await thrown), /two/);
      await endOfTurn();
      await endOfTurn();
      assert.deepEqual(done, [1, 3]);
    } finally {
      for (const listener of others) process.on('uncaughtException', listener);
    }
  });
});
