import assert from 'node:assert/strict';
import { toCacheControl, toMissingCacheControl } from '../../../app/presenter/to-cache-control';

describe('toCacheControl', () => {
  const table: { left: number; expected: [maxAge: number, stale: number] }[] = [
    { left: Number.POSITIVE_INFINITY, expected: [60, 600] },
    { left: 660_000, expected: [60, 600] },
    { left: 659_999, expected: [60, 599] },
    { left: 60_000, expected: [60, 0] },
    { left: 59_999, expected: [59, 0] },
    { left: 1_000, expected: [1, 0] },
    { left: 999, expected: [0, 0] },
    { left: 0, expected: [0, 0] },
    { left: -5_000, expected: [0, 0] },
  ];
  for (const {
    left,
    expected: [maxAge, stale],
  } of table) {
    it(`never runs past the next moment in ${left} ms`, () => {
      assert.equal(
        toCacheControl(60, 600, left),
        `public, max-age=${maxAge}, stale-while-revalidate=${stale}`,
      );
    });
  }

  it('takes what is configured', () => {
    assert.equal(
      toCacheControl(0, 0, Number.POSITIVE_INFINITY),
      'public, max-age=0, stale-while-revalidate=0',
    );
    assert.equal(toCacheControl(10, 5, 12_000), 'public, max-age=10, stale-while-revalidate=2');
  });
});

describe('toMissingCacheControl', () => {
  const table: [left: number, maxAge: number][] = [
    [Number.POSITIVE_INFINITY, 10],
    [10_000, 10],
    [9_999, 9],
    [500, 0],
    [-1, 0],
  ];
  for (const [left, maxAge] of table) {
    it(`never runs past the next moment in ${left} ms`, () => {
      assert.equal(toMissingCacheControl(left), `public, max-age=${maxAge}`);
    });
  }
});
