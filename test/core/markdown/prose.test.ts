import assert from 'node:assert/strict';
import { countGraphemes } from 'unicode-segmenter/grapheme';
import { countWords, toReadingMinutes } from '../../../core/markdown/count-words';
import { renderMarkdown } from '../../../core/markdown/render-markdown';
import { toExcerpt } from '../../../core/markdown/to-excerpt';

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
    assert.equal(renderMarkdown(markdown, options).excerpt, '正文第二行 x 项');
  });

  it('is empty without prose', () => {
    assert.equal(renderMarkdown('# 标题', options).excerpt, '');
    assert.equal(renderMarkdown('', options).excerpt, '');
  });
});
