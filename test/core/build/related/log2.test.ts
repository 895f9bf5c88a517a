import assert from 'node:assert/strict';
import { log2, log2Unit } from '../../../../core/build/related/log2';

describe('log2', () => {
  it('is exact for powers of two', () => {
    for (let power = 0; power < 30; power++) assert.equal(log2(2 ** power), power * log2Unit);
  });

  it('agrees with Math.log2 to one step, and never falls', () => {
    let last = 0;
    for (let n = 1; n < 5000; n++) {
      const steps = log2(n);
      const exact = Math.log2(n) * log2Unit;
      assert.ok(steps <= exact + 1e-6 && steps > exact - 1 - 1e-6, `${n}: ${steps} of ${exact}`);
      assert.ok(steps >= last);
      last = steps;
    }
  });

  it('takes ratios', () => {
    assert.equal(log2(12, 3), 2 * log2Unit);
    assert.equal(log2(20002, 20001), 0);
  });
});
