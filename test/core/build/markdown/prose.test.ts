import assert from 'node:assert/strict';
import { countGraphemes } from 'unicode-segmenter/grapheme';
import { countWords, toReadingMinutes } from '../../../../core/build/markdown/count-words';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';
import { toExcerpt } from '../../../../core/build/markdown/to-excerpt';

const options = { iframeHosts: [], placeholders: {} };

describe('countWords', () => {
  const cases: [text: string, cjk: number, other: number][] = [
    ['', 0, 0],
    ['云函数 SCF 很好', 5, 1],
    ['用Node.js20开发', 3, 2],
    ['ひらがな カタカナ 한글', 10, 0],
    ['𠀀𪚥', 2, 0],
    ['café cafe\u0301', 0, 2],
    ["don't 1.5", 0, 4],
    ['，。！——', 0, 0],
    ['👨‍👩‍👧 ok', 0, 1],
  ];
  for (const [text, cjk, other] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(countWords(text), { cjk, other });
    });
  }

  it('rounds reading time up, from 1', () => {
    assert.equal(toReadingMinutes({ cjk: 0, other: 0 }, 0), 1);
    assert.equal(toReadingMinutes({ cjk: 400, other: 0 }, 0), 1);
    assert.equal(toReadingMinutes({ cjk: 401, other: 0 }, 0), 2);
    assert.equal(toReadingMinutes({ cjk: 400, other: 200 }, 40), 3);
  });

  it('leaves code blocks out of the words, but not out of the reading time', () => {
    const { words, readingMinutes } = renderMarkdown(
      '二字 `code`\n\n```js\n' + 'x\n'.repeat(80) + '```',
      options,
    );
    assert.deepEqual([words, readingMinutes], [3, 3]);
  });
});

describe('plain text', () => {
  it('keeps words whole that have a zero-width character inside', () => {
    assert.equal(renderMarkdown('mid\uFEFFword  and\u200Bword', options).text, 'mid\uFEFFword and\u200Bword');
  });
});

describe('toExcerpt', () => {
  it('keeps 160 graphemes whole', () => {
    assert.equal(toExcerpt(['字'.repeat(160)]), '字'.repeat(160));
  });

  it('cuts at a sentence in the last third and shows the cut', () => {
    assert.equal(toExcerpt([`${'字'.repeat(120)}。${'字'.repeat(100)}`]), `${'字'.repeat(120)}。…`);
  });

  it('keeps a closing quote with its sentence', () => {
    assert.equal(toExcerpt([`${'字'.repeat(120)}。”${'字'.repeat(100)}`]), `${'字'.repeat(120)}。”…`);
  });

  it('does not take the point of a number for a sentence end', () => {
    assert.equal(toExcerpt([`${'字'.repeat(120)}1.5${'字'.repeat(100)}`]).length, 160);
  });

  it('does not cut a Latin word where it can go before it', () => {
    assert.equal(toExcerpt([`${'字'.repeat(150)} ${'word'.repeat(20)}`]), `${'字'.repeat(150)}…`);
  });

  it('counts graphemes, and cuts between them', () => {
    const excerpt = toExcerpt(['👨‍👩‍👧'.repeat(200)]);
    assert.equal(countGraphemes(excerpt), 160);
    assert.equal(excerpt, `${'👨‍👩‍👧'.repeat(159)}…`);
  });

  it('takes paragraphs and lists, no headings, tables, code and images', () => {
    const markdown =
      '# 标题\n\n![图](/a.png)\n\n```\ncode\n```\n\n| 甲 |\n| -- |\n| 乙 |\n\n正文\n第二行 `x`\n\n- 项\n\n<center>图一</center>';
    assert.equal(renderMarkdown(markdown, options).excerpt, '正文第二行 x 项 图一');
  });

  const excerpts: [name: string, markdown: string, excerpt: string][] = [
    ['no footnotes', '这件事早有定论。[^s]\n\n[^s]: 出处：某某年鉴，第 12 页。', '这件事早有定论。'],
    ['no footnotes of several paragraphs', '甲。[^1]\n\n[^1]: 乙。\n\n    丙。\n\n    - 丁', '甲。'],
    ['no footnotes but the text behind them', '甲。[^1]\n\n[^1]: 乙。\n\n丙。', '甲。 丙。'],
    ['prose in <center> and <div>', '<center>甲。</center>\n\n<div align="center">乙。</div>', '甲。 乙。'],
    ['prose of nested containers once', '<div><div><p>甲。</p>乙。</div></div>', '甲。 乙。'],
    ['prose in <figure> without its caption', '<figure>甲。<figcaption>图一</figcaption></figure>', '甲。'],
    ['prose in <details> without its summary', '<details><summary>更多</summary>甲。</details>', '甲。'],
    ['terms and what they mean', '<dl><dt>甲</dt><dd>乙。</dd></dl>', '甲 乙。'],
    ['quotes', '> 甲。\n>\n> 乙。', '甲。 乙。'],
    ['lists in lists', '- 甲\n  - 乙\n    1. 丙', '甲 乙 丙'],
    ['prose between headings', '# 一\n\n甲。\n\n## 二\n\n乙。', '甲。 乙。'],
    [
      'prose behind an element that Casebook drops',
      '<section>甲。</section>\n\n<article>乙。</article>',
      '甲。 乙。',
    ],
    [
      'no table and no caption of one',
      '<table><caption>表</caption><tr><td>甲</td></tr></table>\n\n乙。',
      '乙。',
    ],
    ['no code, and no words for images', '```\n甲\n```\n\n![图](a.png)乙。', '乙。'],
  ];
  for (const [name, markdown, excerpt] of excerpts) {
    it(`takes ${name}`, () => {
      assert.equal(renderMarkdown(markdown, options).excerpt, excerpt);
    });
  }

  it('is empty without prose', () => {
    assert.equal(renderMarkdown('# 标题', options).excerpt, '');
    assert.equal(renderMarkdown('', options).excerpt, '');
  });
});
