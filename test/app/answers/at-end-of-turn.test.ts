import assert from 'node:assert/strict';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { atEndOfTurn } from '../../../app/answers/at-end-of-turn';

describe('what is put off to the end of a turn', () => {
  it('is done there, in its order and once', async () => {
    const done: number[] = [];
    const putOff = atEndOfTurn((item: number) => done.push(item));
    for (const item of [1, 2, 3]) putOff(item);
    await Promise.resolve();
    assert.deepEqual(done, []);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3]);
    putOff(4);
    await endOfTurn();
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3, 4]);
  });

  it('waits for some others at most', async () => {
    const done: number[] = [];
    const putOff = atEndOfTurn((item: number) => done.push(item));
    const items = Array.from({ length: 1000 }, (_, i) => i);
    for (const item of items) {
      putOff(item);
      assert.ok(item - done.length < 32, `${item - done.length} wait`);
    }
    await endOfTurn();
    assert.deepEqual(done, items);
  });

  it('is done where it was put off by what is done', async () => {
    const done: number[] = [];
    const putOff = atEndOfTurn((item: number) => {
      done.push(item);
      if (item < 100) putOff(item + 1);
    });
    putOff(1);
    while (done.length < 100) await endOfTurn();
    assert.equal(done.at(-1), 100);
  });

  it('is done where one of the others throws', async () => {
    const done: number[] = [];
    const putOff = atEndOfTurn((item: number) => {
      if (item === 5) throw new Error('five');
      done.push(item);
    });
    const items = Array.from({ length: 32 }, (_, i) => i);
    assert.throws(() => {
      items.forEach(putOff);
    }, /five/);
    await endOfTurn();
    assert.deepEqual(
      done,
      items.filter((item) => item !== 5),
    );
  });
});
