import assert from 'node:assert/strict';
import { entryOf, itemAt, listAt } from '../../../../core/model/text/item-at';

describe('itemAt', () => {
  it('is the element at an index, of any kind of list', () => {
    assert.equal(itemAt(['a', 'b'], 1), 'b');
    assert.equal(itemAt(Uint8Array.of(7, 0), 1), 0);
    assert.ok(Number.isNaN(itemAt(Float64Array.of(Number.NaN), 0)));
    assert.equal(itemAt([null], 0), null);
  });

  for (const index of [-1, 2, 0.5, Number.NaN]) {
    it(`throws at ${index}`, () => {
      assert.throws(() => itemAt(Uint32Array.of(1, 2), index), RangeError);
    });
  }
});

describe('listAt', () => {
  const numbers = Uint32Array.of(5, 6, 7);
  const starts = Uint32Array.of(0, 2, 2, 3);

  it('is one of the lists that are stored one after another', () => {
    const lists = [0, 1, 2].map((index) => Array.from(listAt(numbers, starts, index)));
    assert.deepEqual(lists, [[5, 6], [], [7]]);
  });

  for (const index of [-1, 3]) {
    it(`throws where there is no list ${index}`, () => {
      assert.throws(() => listAt(numbers, starts, index), RangeError);
    });
  }
});

describe('entryOf', () => {
  it('is the value of a key', () => {
    assert.equal(entryOf(new Map([['a', 0]]), 'a'), 0);
  });

  it('throws where the map does not have the key', () => {
    assert.throws(() => entryOf(new Map([['a', 0]]), 'b'), RangeError);
  });
});
