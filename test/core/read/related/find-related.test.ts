import assert from 'node:assert/strict';
import { findRelated } from '../../../../core/read/related/find-related';
import { decodeRelatedData, encodeRelatedData } from '../../../../core/format/related/related-data';
import { openRandom } from '../../../support/random';
import { all } from '../../build/related/builders';

describe('findRelated', () => {
  const data = decodeRelatedData(encodeRelatedData([[1, 2], [3, 0], [0, 4], [5], [], [3], []], 2));

  const table: readonly {
    readonly name: string;
    readonly article: number;
    readonly limit: number;
    readonly refused?: readonly number[];
    readonly expected: readonly number[];
  }[] = [
    { name: 'gives the nearest first', article: 0, limit: 2, expected: [1, 2] },
    { name: 'gives no more than asked for', article: 0, limit: 1, expected: [1] },
    {
      name: 'goes on to those near the nearest, never to itself',
      article: 0,
      limit: 9,
      expected: [1, 2, 3, 4, 5],
    },
    {
      name: 'passes through those that are refused',
      article: 0,
      limit: 2,
      refused: [1, 2],
      expected: [3, 4],
    },
    { name: 'goes no further than a list that was not cut off', article: 5, limit: 6, expected: [3] },
    { name: 'is short then, even if some are refused', article: 3, limit: 6, refused: [5], expected: [] },
    { name: 'is empty for an article that has no relation', article: 6, limit: 6, expected: [] },
    { name: 'is empty when all are refused', article: 0, limit: 6, refused: [1, 2, 3, 4, 5], expected: [] },
    { name: 'is empty when none is asked for', article: 0, limit: 0, expected: [] },
  ];
  for (const { name, article, limit, refused = [], expected } of table) {
    it(name, () => {
      assert.deepEqual(
        findRelated(data, article, (other) => !refused.includes(other), limit),
        expected,
      );
    });
  }

  it('throws for a number that no article has', () => {
    assert.throws(() => findRelated(data, 99, () => true, 6), RangeError);
  });
});

describe('the section of related articles', () => {
  const random = openRandom(9);
  const lists = Array.from({ length: 30 }, () => random.sample([...Array(30).keys()], random.between(0, 8)));

  it('gives back the lists that went in, from any place in memory', () => {
    const bytes = encodeRelatedData(lists, 8);
    for (const shift of [0, 1, 4, 8]) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      const { starts, nearest } = decodeRelatedData(moved.subarray(shift));
      lists.forEach((list, i) => {
        assert.deepEqual([...nearest.subarray(starts[i], starts[i + 1])], list);
      });
    }
  });

  it('keeps the layout it had', () => {
    assert.deepEqual(
      [...encodeRelatedData([[1, 2], [], [0]], 40)],
      [
        ...[3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 40, 0, 0, 0],
        ...[0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0],
        ...[1, 0, 2, 0, 0, 0, 0, 0],
      ],
    );
  });

  it('takes more articles than 16 bits can tell apart', () => {
    const many = Array.from({ length: 65_537 }, (_, i) => (i === 0 ? [65_536] : []));
    assert.deepEqual(findRelated(decodeRelatedData(encodeRelatedData(many, 40)), 0, all, 6), [65_536]);
  });

  it('is refused when it is cut off or has grown', () => {
    const bytes = encodeRelatedData(lists, 8);
    for (let length = 0; length < bytes.length; length++) {
      assert.throws(
        () => decodeRelatedData(bytes.slice(0, length)),
        { name: 'SnapshotError' },
        `${length} bytes`,
      );
    }
    assert.throws(() => decodeRelatedData(new Uint8Array([...bytes, ...new Uint8Array(8)])), {
      name: 'SnapshotError',
    });
  });

  it('is refused, or leads to articles that exist, whatever bytes were changed', () => {
    const bytes = encodeRelatedData(lists, 8);
    for (let round = 0; round < 500; round++) {
      const damaged = bytes.slice();
      damaged[random.between(0, damaged.length - 1)] = random.between(0, 255);
      try {
        const found = findRelated(decodeRelatedData(damaged), 3, all, 20);
        assert.ok(found.every((article) => article < 30));
      } catch (error) {
        assert.equal((error as Error).name, 'SnapshotError', String(error));
      }
    }
  });
});
