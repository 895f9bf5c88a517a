import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };
const inner = (markdown: string): string =>
  renderMarkdown(markdown, options).html.replace(/^<p>|<\/p>$/g, '');

describe('emphasis beside CJK text', () => {
  const cases: { name: string; input: string; expected: string }[] = [
    { name: 'quotes inside', input: '**“加粗”**的', expected: '<strong>“加粗”</strong>的' },
    { name: 'colon inside', input: '**注意：**请看', expected: '<strong>注意：</strong>请看' },
    { name: 'book title marks', input: '**《书》**很好', expected: '<strong>《书》</strong>很好' },
    { name: 'brackets inside italics', input: '*（斜体）*的', expected: '<em>（斜体）</em>的' },
    { name: 'strikethrough', input: '~~“旧”~~的', expected: '<del>“旧”</del>的' },
    { name: 'space before the closer', input: '**加粗 **后', expected: '<strong>加粗</strong> 后' },
    { name: 'space after the opener', input: '** 加粗**', expected: '<strong>加粗</strong>' },
    {
      name: 'space after an opener inside text',
      input: '前** 加粗**后',
      expected: '前 <strong>加粗</strong>后',
    },
    { name: 'Latin inside', input: '是** Node**的', expected: '是 <strong>Node</strong>的' },
    { name: 'Latin after', input: '前**加粗 **Node', expected: '前<strong>加粗</strong> Node' },
    { name: 'a number before the opener', input: '2**. 渲染**', expected: '2<strong>. 渲染</strong>' },
    {
      name: 'a closer that was taken for an opener',
      input: '**注意 **：请看**这里**。',
      expected: '<strong>注意</strong> ：请看<strong>这里</strong>。',
    },
    {
      name: 'a good pair beside a broken one',
      input: '**一、** **二 **三',
      expected: '<strong>一、</strong> <strong>二</strong> 三',
    },
    {
      name: 'a link inside',
      input: '**[文](/x) **后',
      expected: '<strong><a href="/x">文</a></strong> 后',
    },
    { name: 'powers', input: '2 ** 3 ** 4', expected: '2 ** 3 ** 4' },
    { name: 'powers in Chinese', input: '即 2 ** 3 和 4 ** 5', expected: '即 2 ** 3 和 4 ** 5' },
    { name: 'Python arguments', input: '*args, **kwargs 和 **kw', expected: '*args, **kwargs 和 **kw' },
    { name: 'escapes', input: '\\*\\*文字 \\*\\*后', expected: '**文字 **后' },
    { name: 'character references', input: '&#42;&#42;文 **后', expected: '**文 **后' },
    { name: 'code', input: '`**文 **`后', expected: '<code>**文 **</code>后' },
    {
      name: 'one bold behind another',
      input: '**甲。****乙。**',
      expected: '<strong>甲。</strong><strong>乙。</strong>',
    },
    {
      name: 'three bolds in a row',
      input: '**甲。****乙。****丙。**丁',
      expected: '<strong>甲。</strong><strong>乙。</strong><strong>丙。</strong>丁',
    },
    {
      name: 'a Latin bold that is right, beside a broken one',
      input: '**foo** 和 **加粗 **后',
      expected: '<strong>foo</strong> 和 <strong>加粗</strong> 后',
    },
    {
      name: 'bold in bold without Chinese',
      input: '**foo **bar****',
      expected: '<strong>foo <strong>bar</strong></strong>',
    },
    {
      name: 'bold in bold between words',
      input: '**a **b** c**',
      expected: '<strong>a <strong>b</strong> c</strong>',
    },
    { name: 'four asterisks without Chinese', input: '**a.****b.**', expected: '**a.**<strong>b.</strong>' },
    { name: 'four asterisks outside of bold', input: '密码是****吗', expected: '密码是****吗' },
    { name: 'underscores around quotes', input: '中文__“粗”__中', expected: '中文<strong>“粗”</strong>中' },
    { name: 'underscores at the start', input: '__（粗）__中', expected: '<strong>（粗）</strong>中' },
    { name: 'underscores of a name', input: '变量__init__的', expected: '变量__init__的' },
    { name: 'underscores between Chinese letters', input: '中文__粗__中', expected: '中文__粗__中' },
    { name: 'escaped underscores', input: '中文\\_\\_“粗”__中', expected: '中文__“粗”__中' },
    { name: 'bold inside italics', input: '*甲 **乙** 丙*', expected: '<em>甲 <strong>乙</strong> 丙</em>' },
  ];
  for (const { name, input, expected } of cases) {
    it(`${name}: ${input}`, () => {
      assert.equal(inner(input), expected);
    });
  }

  it('moves bold, not text: nothing but asterisks is lost', () => {
    const { text } = renderMarkdown('前** 一 `二` **三**四 **五', options);
    assert.equal(text.replace(/[*\s]/g, ''), '前一二三四五');
  });

  it('reports a marker without a partner where it stands', () => {
    const [finding] = renderMarkdown('第一段\n\n**重点没有结束', options).findings;
    assert.deepEqual([finding?.rule, finding?.line, finding?.column], ['emphasis-literal', 3, 1]);
  });

  it('does not report operators and arguments', () => {
    for (const input of ['2 ** 3', '传入 **kwargs', '匹配 src/**/x', '\\*\\*文字']) {
      assert.deepEqual(renderMarkdown(input, options).findings, [], input);
    }
  });
});
