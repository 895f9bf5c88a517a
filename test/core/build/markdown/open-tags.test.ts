import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };
const render = (markdown: string): string => renderMarkdown(markdown, options).html;
const rules = (markdown: string): string[] =>
  renderMarkdown(markdown, options).findings.map(({ rule }) => rule);

// Elements of every kind: those that swallow what follows, containers, parts of tables, running text, components.
const swallowing =
  'template title noscript noembed noframes style script textarea select svg math iframe xmp plaintext frameset'.split(
    ' ',
  );
const containers =
  'div ul ol dl details summary table caption tr td th blockquote section form object button option video audio h2 pre'.split(
    ' ',
  );
const runningText = 'a b i em strong span code kbd sub sup mark del u small font big'.split(' ');
const unknown = 'T String el-input router-view style-x Button K'.split(' ');

describe('a tag left open in a sentence', () => {
  for (const name of [...swallowing, ...containers, ...unknown]) {
    it(`is text: <${name}>`, () => {
      const { html, text, toc, findings } = renderMarkdown(
        `前文使用 <${name}> 标签。\n\n第二段**粗**。\n\n## 标题\n\n末段。`,
        options,
      );
      assert.equal(text, `前文使用 <${name}> 标签。\n第二段粗。\n标题\n末段。`);
      assert.match(html, /<p>第二段<strong>粗<\/strong>。<\/p>\n<h2 id="标题">标题<\/h2>\n<p>末段。<\/p>$/);
      assert.deepEqual(toc.length, 1);
      const [finding] = findings;
      assert.deepEqual(
        [findings.length, finding?.rule, finding?.line, finding?.column, finding?.expected],
        [1, 'html-as-text', 1, 6, `\`<${name}>\``],
      );
    });
  }

  for (const name of runningText) {
    it(`ends with its block: <${name}>`, () => {
      const { html, text, findings } = renderMarkdown(`前文 <${name}>使用。\n\n第二段。`, options);
      assert.equal(text, '前文 使用。\n第二段。');
      assert.match(html, /<p>第二段。<\/p>$/);
      assert.deepEqual(
        findings.map(({ rule, expected }) => [rule, expected]),
        [['html-unclosed', `</${name}>`]],
      );
    });
  }

  const blocks: [name: string, markdown: string, html: RegExp][] = [
    ['in a heading', '## 用 <template>\n\n后', /<h2 id="用-template">用 &#x3C;template><\/h2>\n<p>后<\/p>/],
    [
      'in a cell',
      '| <title> | 乙 |\n| - | - |\n| 丙 | 丁 |',
      /<th>&#x3C;title><\/th>\n<th>乙<\/th>[\s\S]*<td>丁/,
    ],
    ['in a list', '- 甲 <style>\n- 乙', /<li>甲 &#x3C;style><\/li>\n<li>乙<\/li>/],
    ['in a quote', '> 甲 <select>\n\n乙', /<p>甲 &#x3C;select><\/p>\n<\/blockquote>\n<p>乙<\/p>/],
    ['in a footnote', '甲[^1]\n\n[^1]: 注 <script> 里\n\n乙', /<p>乙<\/p>[\s\S]*注 &#x3C;script> 里/],
    ['in bold', '**<template>** 包住', /<strong>&#x3C;template><\/strong> 包住/],
    ['in a link', '[甲 <title> 乙](/x) 丙', /<a href="\/x">甲 &#x3C;title> 乙<\/a> 丙/],
    [
      'at the start of a paragraph',
      '<title> 是**标题**\n\n后',
      /<p>&#x3C;title> 是<strong>标题<\/strong><\/p>\n<p>后<\/p>/,
    ],
    [
      'at the start, to the end of the article',
      '<script> 是**脚本**\n\n# 后',
      /是<strong>脚本<\/strong><\/p>\n<h1 id="后">/,
    ],
    [
      'at the start of a quote',
      '> <script> 一\n> 二\n\n# 后',
      /&#x3C;script> 一\n二<\/p>\n<\/blockquote>\n<h1 /,
    ],
    ['alone on a line', '<template>\n\n后', /<p>&#x3C;template><\/p>\n<p>后<\/p>/],
    ['twice', '<textarea> 与 <textarea>\n\n后', /&#x3C;textarea> 与 &#x3C;textarea><\/p>\n<p>后<\/p>/],
    ['in upper case', '用 <TEMPLATE> 包住。\n\n后', /&#x3C;TEMPLATE> 包住。<\/p>\n<p>后<\/p>/],
    ['with attributes', '用 <template v-if="a > b"> 包住', /&#x3C;template v-if="a > b"> 包住/],
    ['as a type', 'List<String> 与 Map<K, V>', /List&#x3C;String> 与 Map&#x3C;K, V>/],
    [
      'closed in another paragraph',
      '甲 <template>\n\n乙\n\n丙 </template> 丁',
      /甲 &#x3C;template>[\s\S]*丙 &#x3C;\/template> 丁/,
    ],
    ['without its bracket', '<div 没有右括号\n\n后', /<p>&#x3C;div 没有右括号<\/p>\n<p>后<\/p>/],
    [
      'in the middle of a block of html',
      '<div>\n甲 <title> 乙\n</div>\n\n后',
      /<div>\n甲 &#x3C;title> 乙\n<\/div>\n<p>后/,
    ],
    [
      'behind a comment',
      '<!-- 注 --><kbd>甲</kbd> <textarea> 乙\n\n后',
      /<kbd>甲<\/kbd> &#x3C;textarea> 乙\n<p>后/,
    ],
    ['with a slash', '甲 <plaintext /> 乙\n\n**后**', /甲 &#x3C;plaintext \/> 乙<\/p>\n<p><strong>后/],
    [
      'that is part of a table, at the start',
      '<col> 是列元素。\n\n后文**粗**。',
      /<p>&#x3C;col> 是列元素。<\/p>\n<p>后文<strong>粗/,
    ],
    [
      'that is a row, before a table of Markdown',
      '<tr>\n\n| 甲 |\n| - |\n| 乙 |',
      /<p>&#x3C;tr><\/p>\n<table>[\s\S]*<td>乙/,
    ],
    [
      'that is a table with text right behind it',
      '<table> 是**表格**。\n\n后',
      /<p>&#x3C;table> 是<strong>表格<\/strong>。<\/p>\n<p>后/,
    ],
    ['that is <pre>', '<pre> 显示代码。\n\n## 标题', /<p>&#x3C;pre> 显示代码。<\/p>\n<h2 id="标题">/],
    [
      'whose end is spoken of in another paragraph',
      '用 <h1> 开始。\n\n中\n\n用 </h1> 结束。',
      /<p>用 &#x3C;h1> 开始。<\/p>\n<p>中<\/p>\n<p>用 &#x3C;\/h1> 结束。/,
    ],
    [
      'whose end is spoken of, <pre>',
      '用 <pre> 开始\n\n**中**\n\n用 </pre> 结束',
      /<p><strong>中<\/strong><\/p>\n<p>用 &#x3C;\/pre> 结束/,
    ],
    ['that is a component with a slash', '用 <router-view/> 占位', /<p>用 &#x3C;router-view\/> 占位/],
    [
      'that needs no end',
      '用 <input>、<meta> 和 <link> 元素',
      /&#x3C;input>、&#x3C;meta> 和 &#x3C;link> 元素/,
    ],
    ['that is an end tag', '最后写 </div> 与 </li>。', /最后写 &#x3C;\/div> 与 &#x3C;\/li>。/],
    ['that is <p> or <li>', '用 <p> 分段，用 <li> 写项。', /<p>用 &#x3C;p> 分段，用 &#x3C;li> 写项。<\/p>/],
    ['that is <p> in a heading', '## 使用 <p>', /<h2 id="使用-p">使用 &#x3C;p><\/h2>/],
    ['as an instruction', '<?php echo 1;\n\n后', /<p>&#x3C;\?php echo 1;<\/p>\n<p>后<\/p>/],
  ];
  for (const [name, markdown, html] of blocks) {
    it(`takes nothing along ${name}`, () => {
      assert.match(render(markdown), html);
      assert.deepEqual([...new Set(rules(markdown))], ['html-as-text']);
    });
  }

  const places: [markdown: string, line: number, column: number][] = [
    ['> 一\n> <div>\n> 甲 <T> 乙\n> </div>', 3, 5],
    ['- 甲\n\n  乙 <T>', 3, 5],
    ['1. 甲\n   <script>', 2, 4],
    ['甲 &amp; <T>', 1, 9],
  ];
  for (const [markdown, line, column] of places) {
    it(`is told where it stands: ${JSON.stringify(markdown)}`, () => {
      const [finding] = renderMarkdown(markdown, options).findings;
      assert.deepEqual([finding?.rule, finding?.line, finding?.column], ['html-as-text', line, column]);
    });
  }

  it('hides no more than its own block in a comment without an end', () => {
    const { text } = renderMarkdown('<div>\n<!-- 甲\n\n乙', options);
    assert.equal(text, '乙');
  });

  it('counts its like in one finding', () => {
    const [finding, ...others] = renderMarkdown('Map<K, V> 与 List<T>，\nSet<T>', options).findings;
    assert.deepEqual([finding?.rule, finding?.facts, others], ['html-as-text', { tag: '<T>', count: 2 }, []]);
  });
});

describe('raw html that is closed', () => {
  const cases: [name: string, markdown: string, html: string][] = [
    [
      'over several blocks',
      '<details>\n<summary>甲</summary>\n\n乙\n\n</details>',
      '<details>\n<summary>甲</summary>\n<p>乙</p>\n</details>',
    ],
    ['over one line', '按 <kbd>Ctrl</kbd> 键', '<p>按 <kbd>Ctrl</kbd> 键</p>'],
    [
      'a table with implied ends',
      '<table><tr><td>甲<td>乙</table>',
      '<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>',
    ],
    ['paragraphs with implied ends', '甲<p>乙<p>丙', '<p>甲</p><p>乙</p><p>丙</p>'],
    ['a script', '甲<script>x</script>乙', '<p>甲乙</p>'],
    ['a component', '甲 <Tabs>\n\n乙\n\n</Tabs>', '<p>甲 </p>\n<p>乙</p>\n'],
    ['by a slash', '甲 <a id="x"/>乙', '<p>甲 <a id="user-content-x"></a>乙</p>'],
    ['a frame by a slash', '甲 <iframe src="https://a.example/" /> 乙', '<p>甲  乙</p>'],
    [
      'with a value that ends in a slash',
      '见 <a href=/docs/>文档</a>。',
      '<p>见 <a href="/docs/">文档</a>。</p>',
    ],
    [
      'by a block of html',
      '甲 <details>\n\n乙\n\n</details>',
      '<p>甲 </p><details><p></p>\n<p>乙</p>\n</details>',
    ],
    ['a comment that is whole', '<!--> 甲\n\n乙', ' 甲\n<p>乙</p>'],
    ['instructions and sections', '甲 <![CDATA[ a > b ]]> 乙 <? a > b ?> 丙', '<p>甲  乙  丙</p>'],
    ['an end of a paragraph that nothing began', '甲</p>乙', '<p>甲乙</p>'],
    ['void elements', '甲<br>乙<hr>丙', '<p>甲<br>\n乙</p><hr>丙<p></p>'],
  ];
  for (const [name, markdown, html] of cases) {
    it(`stays as it is: ${name}`, () => {
      assert.equal(render(markdown), html);
      assert.deepEqual(rules(markdown), []);
    });
  }
});

describe('a block of raw html left open', () => {
  const cases: [name: string, markdown: string, html: string][] = [
    ['a container', '<div align="center">\n\n甲', '<div align="center"></div>\n<p>甲</p>'],
    [
      'details',
      '<details><summary>甲</summary>乙\n\n丙',
      '<details><summary>甲</summary>乙</details>\n<p>丙</p>',
    ],
    [
      'a film',
      '<video src="https://a.example/v.mp4" controls>\n\n甲',
      '<video src="https://a.example/v.mp4" controls></video>\n<p>甲</p>',
    ],
    ['a frame', '<iframe src="https://a.example/">\n\n甲', '\n<p>甲</p>'],
    ['bold', '<b>\n\n甲', '<b></b>\n<p>甲</p>'],
  ];
  for (const [name, markdown, html] of cases) {
    it(`ends with itself: ${name}`, () => {
      assert.equal(render(markdown), html);
      assert.deepEqual(rules(markdown), ['html-unclosed']);
    });
  }

  it('hides what a comment without an end hides, and says so', () => {
    const { text, findings } = renderMarkdown('甲\n\n<!-- 乙\n\n丙', options);
    assert.equal(text, '甲');
    assert.deepEqual([findings[0]?.rule, findings[0]?.line], ['comment-unclosed', 3]);
  });
});
