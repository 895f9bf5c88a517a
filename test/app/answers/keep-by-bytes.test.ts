import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keepByBytes } from '../../../app/answers/keep-by-bytes';

describe('keepByBytes', () => {
  it('never holds more bytes than it may, and gives back what it was given', () => {
    const step = fc.record({
      kind: fc.constantFrom('set', 'get', 'grow'),
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      bytes: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const kept = keepByBytes<string>(100);
        for (const { kind, name, bytes } of steps) {
          if (kind === 'set') kept.set(name, `value of ${name}`, bytes);
          if (kind === 'grow') kept.grow(name, bytes);
          const value = kept.get(name);
          assert.ok(value === undefined || value === `value of ${name}`);
          assert.ok(kept.bytes >= 0 && kept.bytes <= 100, `${kept.bytes} bytes`);
        }
        kept.clear();
        assert.deepEqual([kept.bytes, kept.size], [0, 0]);
      }),
    );
  });

  it('keeps what is asked for again and again, whatever passes by', () => {
    const kept = keepByBytes<number>(1_000);
    kept.set('wanted', 1, 10);
    for (let i = 0; i < 10_000; i++) {
      kept.set(`passing ${i}`, i, 10);
      assert.equal(kept.get('wanted'), 1);
    }
    assert.equal(kept.get('passing 0'), undefined);
    assert.ok(kept.bytes <= 1_000 && kept.size <= 100);
  });

  it('is crowded from the first value on that was dropped for others, until it is cleared', () => {
    const kept = keepByBytes<number>(1_000);
    for (let i = 0; i < 10; i++) {
      kept.set(`value ${i}`, i, 100);
      assert.equal(kept.isCrowded, false);
    }
    assert.equal(kept.size, 10);
    kept.set('one more', 10, 100);
    assert.equal(kept.isCrowded, true);
    assert.equal(kept.get('value 0'), undefined);
    for (let i = 5; i < 10; i++) kept.get(`value ${i}`);
    assert.equal(kept.isCrowded, true);
    kept.clear();
    assert.equal(kept.isCrowded, false);
  });

  it('does not keep what would push out all else', () => {
    const kept = keepByBytes<string>(100);
    kept.set('small', 'a', 10);
    kept.set('large', 'b', 26);
    assert.deepEqual([kept.get('small'), kept.get('large')], ['a', undefined]);
    kept.set('small', 'c', 50);
    assert.equal(kept.get('small'), undefined, 'the old value of a name outlived the new one');
  });
});
