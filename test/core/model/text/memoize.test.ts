import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memoize, memoizeByObject } from '../../../../core/model/text/memoize';

describe('remember', () => {
  it('answers what the function does, whatever was asked before', () => {
    const length = memoize((text) => (text.length > 2 ? undefined : text.length), 3);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 })), (texts) => {
        for (const text of texts) assert.equal(length(text), text.length > 2 ? undefined : text.length);
      }),
    );
  });

  it('makes once what fits, nothing of undefined included, and keeps no long text', () => {
    const made: string[] = [];
    const find = memoize((text) => void made.push(text));
    for (const text of ['a', 'b', 'a', 'x'.repeat(1_000), 'x'.repeat(1_000)]) find(text);
    assert.deepEqual(
      made.map((text) => text.length),
      [1, 1, 1_000, 1_000],
    );
  });

  it('keeps what it knows when it is asked for a text that it does not keep', () => {
    let made = 0;
    const find = memoize(() => made++, 2);
    for (const text of ['a', 'b', 'x'.repeat(1_000), 'a', 'b']) find(text);
    assert.equal(made, 3);
  });

  it('keeps texts of a length that is named', () => {
    let made = 0;
    const find = memoize(() => made++, 10, 3);
    for (const text of ['abc', 'abc', 'abcd', 'abcd']) find(text);
    assert.equal(made, 3);
  });

  it('forgets all when there is more than it may keep', () => {
    let made = 0;
    const find = memoize(() => made++, 2);
    for (const text of ['a', 'b', 'c', 'a']) find(text);
    assert.equal(made, 4);
  });
});

describe('rememberOf', () => {
  it('makes one thing of each object, not of its like', () => {
    const made: object[] = [];
    const listOf = memoizeByObject((key: { readonly name: string }) => {
      made.push(key);
      return [key.name];
    });
    const [one, like] = [{ name: 'a' }, { name: 'a' }];
    assert.equal(listOf(one), listOf(one));
    assert.notEqual(listOf(one), listOf(like));
    assert.deepEqual(listOf(like), ['a']);
    assert.equal(made.length, 2);
  });
});
