import assert from 'node:assert/strict';
import { escapeHidden, stripHidden } from '../../../../core/model/text/hidden-characters';

describe('stripHidden', () => {
  const cases = [
    { name: 'removes control characters', input: 'a\0b\x08c', expected: 'abc' },
    { name: 'removes direction marks', input: 'a\u202Eb\u2066c', expected: 'abc' },
    { name: 'removes half a surrogate pair', input: 'a\uD800b', expected: 'ab' },
    { name: 'keeps white space', input: 'a\tb\nc', expected: 'a\tb\nc' },
    { name: 'keeps the joiners of emoji', input: '👨\u200D👩', expected: '👨\u200D👩' },
    { name: 'keeps number signs that are seen', input: '\u0600١', expected: '\u0600١' },
  ];
  for (const { name, input, expected } of cases)
    it(name, () => {
      assert.equal(stripHidden(input).text, expected);
    });

  it('names each character once, in order', () => {
    assert.deepEqual(stripHidden('\x08a\u200B\x08').stripped, ['\x08', '\u200B']);
  });
});

describe('escapeHidden', () => {
  it('makes a text safe to print on one line', () => {
    assert.equal(escapeHidden('a\u202Eb\nc\x1B[31m'), 'a\\u{202E}b\\u{A}c\\u{1B}[31m');
  });
});
