import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareCodePoints, foldTerm } from '../../../../core/model/text/fold';

const text = fc.string({ unit: 'binary', maxLength: 12 });

describe('foldTerm', () => {
  const cases = [
    { name: 'lowers case', input: 'Serverless', expected: 'serverless' },
    { name: 'trims', input: '  Meetup  ', expected: 'meetup' },
    { name: 'makes inner white space one space', input: '云 \t\u3000 函数', expected: '云 函数' },
    { name: 'makes full width half width', input: 'Ｓｅｒｖｅｒ', expected: 'server' },
    {
      name: 'drops zero-width characters',
      input: 'Ser\u200Bver\u00ADle\u2060s\uFEFFs',
      expected: 'serverless',
    },
    { name: 'drops joiners', input: 'a\u200Db\u200C', expected: 'ab' },
    { name: 'composes accents', input: 'cafe\u0301', expected: 'caf\u00E9' },
    { name: 'trims spaces that NFKC makes', input: '\u00B4x', expected: '\u0301x' },
    { name: 'folds a final sigma like any other', input: 'ΛΟΓΟΣ', expected: 'λογοσ' },
    {
      name: 'keeps flags of different regions apart',
      input: '🏴\u{E0067}\u{E007F}',
      expected: '🏴\u{E0067}\u{E007F}',
    },
    { name: 'keeps what only looks like an operator', input: 'C++/C#', expected: 'c++/c#' },
    { name: 'folds blanks to nothing', input: ' \u200B\u3000', expected: '' },
  ];
  for (const { name, input, expected } of cases)
    it(name, () => {
      assert.equal(foldTerm(input), expected);
    });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(text, (input) => foldTerm(foldTerm(input)) === foldTerm(input)));
  });
});

describe('compareCodePoints', () => {
  it('orders like the lists of code points', () => {
    const byCodePoints = (a: string, b: string): number => {
      const [x, y] = [Array.from(a), Array.from(b)].map((all) => all.map((one) => one.codePointAt(0) ?? 0));
      for (const [i, point] of (x ?? []).entries()) {
        const other = y?.[i];
        if (other === undefined) return 1;
        if (point !== other) return point - other;
      }
      return (x?.length ?? 0) - (y?.length ?? 0);
    };
    fc.assert(
      fc.property(text, text, text, (start, a, b) => {
        const [left, right] = [start + a, start + b];
        assert.equal(Math.sign(compareCodePoints(left, right)), Math.sign(byCodePoints(left, right)));
      }),
    );
  });

  it('puts an emoji behind full-width letters', () => {
    assert.deepEqual(['😀', 'Ａ', 'a'].sort(compareCodePoints), ['a', 'Ａ', '😀']);
  });
});
