import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eachCount, packCounts } from '../../../../core/build/related/pack-counts';

describe('packed counts', () => {
  it('tell every feature and its count, ascending', () => {
    const counts = fc.uniqueArray(fc.tuple(fc.nat(2 ** 24), fc.integer({ min: 1, max: 2 ** 31 - 1 })), {
      selector: ([feature]) => feature,
    });
    fc.assert(
      fc.property(counts, (pairs) => {
        const told: [number, number][] = [];
        eachCount(packCounts(new Map(pairs)), (feature, count) => told.push([feature, count]));
        assert.deepEqual(
          told,
          [...pairs].sort(([a], [b]) => a - b),
        );
      }),
    );
  });
});
