import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldForSearch } from '../../../../core/format/search/fold-text';
import { OffsetFolder } from '../../../../core/read/search/offset-folder';
import { emptySimplifiedMap, readSimplifiedMap } from '../../../../core/format/search/simplified-characters';
import { articles } from './articles';

const variants = readSimplifiedMap('雲 云|數 数|發 发|髮 发\n乾 干 乾|𠌥 𠆿');

const folder = new OffsetFolder(variants);

describe('folding with offsets', () => {
  const table: readonly { name: string; text: string; part: string; original: string }[] = [
    { name: 'full width', text: '用Ｎｏｄｅ．ｊｓ写', part: 'node.js', original: 'Ｎｏｄｅ．ｊｓ' },
    { name: 'ligature', text: 'a ﬁle', part: 'file', original: 'ﬁle' },
    { name: 'half a ligature', text: 'a ﬁle', part: 'il', original: 'ﬁl' },
    { name: 'dotted capital I', text: 'in İstanbul', part: 'i̇stanbul', original: 'İstanbul' },
    { name: 'combining mark', text: 'un e\u0301te\u0301!', part: 'été', original: 'e\u0301te\u0301' },
    { name: 'two marks in the wrong order', text: 'x b\u0302\u0323 y', part: 'ḅ̂', original: 'b\u0302\u0323' },
    { name: 'zero width', text: 'a zero\u200Bwidth b', part: 'zerowidth', original: 'zero\u200Bwidth' },
    { name: 'white space', text: '  a \n\t b  ', part: 'a b', original: 'a \n\t b' },
    { name: 'half-width katakana', text: 'あﾌﾞﾛｸﾞ！', part: 'ブログ', original: 'ﾌﾞﾛｸﾞ' },
    { name: 'jamo', text: '말 \u1112\u1161\u11AB글', part: '한글', original: '\u1112\u1161\u11AB글' },
    { name: 'traditional characters', text: '學雲函數吧', part: '云函数', original: '雲函數' },
    { name: 'a character that folds to many', text: 'xﷺy', part: 'y', original: 'y' },
    { name: 'emoji', text: 'go👩‍💻🚀go', part: '🚀', original: '🚀' },
    { name: 'final sigma', text: 'ΟΔΟΣ ΟΔΟΣ.', part: 'οδοσ.', original: 'ΟΔΟΣ.' },
  ];
  for (const { name, text, part, original } of table) {
    it(`leads back to the original: ${name}`, () => {
      const { folded, starts, ends } = folder.fold(text);
      const at = folded.indexOf(part);
      assert.notEqual(at, -1, folded);
      assert.equal(text.slice(starts[at], ends[at + part.length - 1]), original);
    });
  }

  it('folds to what folding the whole gives', () => {
    const hard = fc.constantFrom(
      ...Array.from(
        'aZ 的。，İßﬁﷺΣς\u0301\u0323\u0345\u200B\u00AD\u3000\n\tﾌﾞ\u1112\u1161\u11ABㄱㅏ가🚀\u200D\uFE0F雲Ａ①½\u00A8\ud83d',
      ),
    );
    const texts = fc.oneof(
      fc.array(hard, { maxLength: 30 }).map((characters) => characters.join('')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { folded, starts, ends } = folder.fold(text);
        assert.equal(folded, foldForSearch(text, variants));
        assert.equal(starts.length, folded.length);
        assert.equal(ends.length, folded.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('folds real texts without loss', () => {
    const plain = new OffsetFolder(emptySimplifiedMap);
    for (const { text = '' } of articles) {
      assert.equal(plain.fold(text).folded, foldForSearch(text, emptySimplifiedMap));
    }
  });
});

describe('traditional characters', () => {
  it('takes the first choice of single characters', () => {
    assert.equal(foldForSearch('雲函數 發髮乾 𠌥', variants), '云函数 发发干 𠌥');
  });

  it('leaves out what would be replaced again', () => {
    assert.deepEqual([...readSimplifiedMap('a b|b c|d d')], [['b', 'c']]);
  });
});
