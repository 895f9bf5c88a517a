import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { openEndOfTurn } from '../../../app/answers/at-end-of-turn';

/** A place, and what was done there. */
function openPlace(act: (item: number) => void = () => undefined) {
  const done: number[] = [];
  const place = openEndOfTurn((item: number) => {
    act(item);
    done.push(item);
  });
  return { place, done };
}

describe('what is put off to the end of a turn', () => {
  it('is done there, in its order and once', async () => {
    const { place, done } = openPlace();
    for (const item of [1, 2, 3]) place.putOff(item, 0);
    await Promise.resolve();
    assert.deepEqual(done, []);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3]);
    place.putOff(4, 0);
    await endOfTurn();
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3, 4]);
  });

  it('is done before what takes time, when the first of it has waited for more than a millisecond', async () => {
    const { place, done } = openPlace();
    place.hurry(1000);
    place.putOff(1, 1000);
    place.putOff(2, 1000.9);
    place.hurry(1001);
    assert.deepEqual(done, []);
    place.hurry(1001.1);
    assert.deepEqual(done, [1, 2]);
    place.putOff(3, 1002);
    place.hurry(1003);
    assert.deepEqual(done, [1, 2]);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3]);
  });

  it('is done in a later turn where it was put off by what is done', async () => {
    const { place, done } = openPlace((item) => {
      if (item < 3) place.putOff(item + 10, 0);
    });
    place.putOff(1, 0);
    place.putOff(2, 0);
    await endOfTurn();
    assert.deepEqual(done, [1, 2]);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 11, 12]);
  });

  it('is done where one of the others throws, before what came later', async () => {
    const { place, done } = openPlace((item) => {
      if (item % 5 === 0) throw new Error(`no ${item}`);
    });
    for (const item of [1, 5, 2, 10, 3]) place.putOff(item, 0);
    assert.throws(() => {
      place.hurry(2);
    }, /no 5/);
    place.putOff(4, 2);
    assert.throws(() => {
      place.hurry(4);
    }, /no 10/);
    await endOfTurn();
    assert.deepEqual(done, [1, 2, 3, 4]);
  });

  it('throws at the end of a turn to nobody but the process', async () => {
    const { place, done } = openPlace((item) => {
      if (item === 2) throw new Error('two');
    });
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    try {
      const thrown = once(process, 'uncaughtException');
      for (const item of [1, 2, 3]) place.putOff(item, 0);
      assert.match(String(await thrown), /two/);
      await endOfTurn();
      await endOfTurn();
      assert.deepEqual(done, [1, 3]);
    } finally {
      for (const listener of others) process.on('uncaughtException', listener);
    }
  });
});
