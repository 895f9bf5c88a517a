import assert from 'node:assert/strict';
import { phrases } from '../../../../core/build/finding/phrases';
import { findingRules } from '../../../../core/build/finding/rules';
import { toMessage } from '../../../../core/build/finding/to-message';

describe('toMessage', () => {
  const lists: { files: string[]; en: string; zh: string }[] = [
    { files: ['a'], en: 'used by "a";', zh: '被“a”重复使用' },
    { files: ['a', 'b'], en: 'used by "a" and "b";', zh: '被“a”和“b”重复使用' },
    { files: ['a', 'b', 'c'], en: 'used by "a", "b" and "c";', zh: '被“a”、“b”和“c”重复使用' },
  ];
  for (const { files, en, zh } of lists) {
    it(`quotes and joins ${files.length} names as the language does`, () => {
      const finding = { rule: 'duplicate-id', facts: { id: 'x', files } } as const;
      const inEnglish = toMessage(finding, 'en');
      const inChinese = toMessage(finding, 'zh');
      assert.ok(inEnglish.includes(en), inEnglish);
      assert.ok(inChinese.includes(zh), inChinese);
    });
  }

  it('says what is wrong with an SVG in the language of the message', () => {
    const found = { phrase: 'svg-element', facts: { name: 'script' } } as const;
    const finding = { rule: 'image-unsafe', facts: { url: 'a.svg', found, line: 2, column: 5 } } as const;
    assert.equal(
      toMessage(finding, 'en'),
      'The SVG "a.svg" has the element <script> in line 2, column 5, so it is not served. ' +
        'Remove that, or export a plain SVG or a PNG.',
    );
    assert.equal(
      toMessage(finding, 'zh'),
      'SVG“a.svg”第 2 行第 5 列有元素 <script>，未发布；请删掉，或导出成普通 SVG 或 PNG。',
    );
  });
});

describe('Chinese texts of rules', () => {
  const texts = [
    ...Object.entries(findingRules).flatMap(([rule, { message, explain }]) =>
      [message.zh, explain.zh].map((text) => [rule, text] as const),
    ),
    ...Object.entries(phrases).map(([name, { zh }]) => [name, zh] as const),
  ];

  const refused: { name: string; pattern: RegExp }[] = [
    { name: 'a space beside a full-width quotation mark', pattern: /\S “|” \S/u },
    {
      name: 'a half-width quotation mark beside a Han character',
      pattern: /\p{Script=Han}"|"\p{Script=Han}/u,
    },
    { name: 'corner brackets', pattern: /[「」]/u },
    { name: 'html in small letters', pattern: /(?<![\w.])html\b/u },
    {
      name: 'a word that the glossary replaces',
      pattern: /回答|通到|通回|旧名字|合集|映射|悄悄|看不见的字符/u,
    },
  ];
  for (const { name, pattern } of refused) {
    it(`have no ${name}`, () => {
      assert.deepEqual(
        texts.filter(([, text]) => pattern.test(text)),
        [],
      );
    });
  }
});
