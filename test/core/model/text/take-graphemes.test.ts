import fc from 'fast-check';
import assert from 'node:assert/strict';
import { takeGraphemes } from '../../../../core/model/text/take-graphemes';

const family = '👨‍👩‍👧‍👦';
const england = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';
const million = 1_000_000;

describe('takeGraphemes', () => {
  const whole: { name: string; text: string; limit: number; taken: string[] }[] = [
    { name: 'a short text', text: 'ab', limit: 3, taken: ['a', 'b'] },
    { name: 'no more than were asked for', text: 'abcd', limit: 2, taken: ['a', 'b'] },
    { name: 'families', text: family.repeat(200), limit: 160, taken: Array<string>(160).fill(family) },
    { name: 'flags of tags', text: england.repeat(200), limit: 160, taken: Array<string>(160).fill(england) },
    {
      name: 'Persian with joiners',
      text: 'می\u200Cخواهم',
      limit: 9,
      taken: ['م', 'ی\u200C', 'خ', 'و', 'ا', 'ه', 'م'],
    },
    { name: 'nothing of nothing', text: '', limit: 5, taken: [] },
    { name: 'nothing where none was asked for', text: 'a', limit: 0, taken: [] },
  ];
  for (const { name, text, limit, taken } of whole) {
    it(`takes ${name}`, () => {
      assert.deepEqual(takeGraphemes(text, limit), taken);
    });
  }

  const endless: { name: string; text: string; first: RegExp }[] = [
    { name: 'one letter with a million marks', text: `e${'\u0301'.repeat(million)}`, first: /^e\u0301+$/u },
    { name: 'joined emoji', text: '👨\u200D'.repeat(million), first: /^(?:👨\u200D)*👨?$/u },
    { name: 'conjuncts of Devanagari', text: 'क्'.repeat(million), first: /^(?:क्)*क?$/u },
    { name: 'flags of endless tags', text: `🏴${'\u{E0067}'.repeat(million)}`, first: /^🏴\u{E0067}+$/u },
    { name: 'Hangul jamo', text: 'ᄀ'.repeat(million), first: /^ᄀ+$/u },
    { name: 'selectors', text: `a${'\uFE0F'.repeat(million)}`, first: /^a\uFE0F+$/u },
  ];
  for (const { name, text, first } of endless) {
    it(`ends soon in ${name}, and never within a character`, () => {
      const start = performance.now();
      const taken = takeGraphemes(text, 160).join('');
      assert.ok(performance.now() - start < 500);
      assert.ok(Buffer.byteLength(taken) <= 160 * 32 && Buffer.byteLength(taken) > 160 * 32 - 4);
      assert.match(taken, first);
    });

    it(`leaves out what is cut of ${name} where something stands before it`, () => {
      assert.deepEqual(takeGraphemes(`好${text}`, 160).slice(0, 1), ['好']);
      assert.equal(takeGraphemes(`好 ${text}`, 160).join(''), '好 ');
    });
  }

  it('takes the beginning of any text, within both bounds', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 20 }), (whole, limit) => {
        const taken = takeGraphemes(whole, limit);
        assert.ok(whole.startsWith(taken.join('')));
        assert.ok(taken.length <= limit && Buffer.byteLength(taken.join('')) <= 32 * limit);
      }),
    );
  });
});
