import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { countGraphemes } from 'unicode-segmenter/grapheme';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';
import type { TocEntry } from '../../../../core/model/article/structure';

const options = { iframeHosts: ['player.example'], placeholders: { card: '<b>卡片</b>' } };
const fixtures = join(__dirname, '../../../fixtures/markdown');

const idsOf = (toc: readonly TocEntry[]): string[] =>
  toc.flatMap((entry) => [entry.id, ...idsOf(entry.children)]);

describe('renderMarkdown', () => {
  for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.md'))) {
    it(`renders ${file} as expected`, () => {
      const actual = renderMarkdown(readFileSync(join(fixtures, file), 'utf8'), options);
      const expectedFile = join(fixtures, file.replace(/\.md$/, '.expected.json'));
      // UPDATE_FIXTURES=1 writes what is rendered now; review the difference before it is committed.
      if (process.env.UPDATE_FIXTURES === '1')
        writeFileSync(expectedFile, `${JSON.stringify(actual, null, 2)}\n`);
      assert.deepEqual(actual, JSON.parse(readFileSync(expectedFile, 'utf8')));
    });
  }

  it('gives unique heading ids, and none to empty headings', () => {
    const { toc, html } = renderMarkdown(
      '# 甲\n\n## 甲\n\n## \n\n## ![图](/a.png)\n\n### ！\n\n# `码` b',
      options,
    );
    assert.deepEqual(idsOf(toc), ['甲', '甲-1', 'section', '码-b']);
    assert.equal(toc[0]?.children[0]?.children[0]?.text, '！');
    assert.equal(html.match(/ id=/g)?.length, 4);
  });

  it('finds no heading in comments and code', () => {
    const { toc, firstHeading } = renderMarkdown('<!--\n# 甲\n-->\n\n```\n# 乙\n```\n\n    # 丙', options);
    assert.deepEqual([toc, firstHeading], [[], null]);
  });

  it('flattens deep nesting without losing text', () => {
    const list = Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- 项${i}`).join('\n');
    const inputs = [
      `${'>'.repeat(5000)} 深`,
      `${'+ '.repeat(5000)}深`,
      `${'<div>'.repeat(5000)}深`,
      `${list}\n`,
    ];
    inputs.push(`${'*a '.repeat(300)}深${' a*'.repeat(300)}`);
    for (const input of inputs) {
      const { html, text } = renderMarkdown(input, options);
      assert.match(text, /深|项399/);
      let depth = 0;
      for (const [tag] of html.matchAll(/<\/?(?!br|hr|img)\w+/g)) {
        depth += tag.startsWith('</') ? -1 : 1;
        assert.ok(depth <= 101);
      }
    }
  });

  it('leaves deep indentation in fenced code alone', () => {
    const line = `${' '.repeat(300)}- x`;
    assert.ok(renderMarkdown(`\`\`\`\n${line}\n\`\`\``, options).html.includes(line));
  });

  const piece = fc.constantFrom(
    ...[
      '**',
      '*',
      '_',
      '~~',
      '`',
      '```js\n',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '# ',
      '|',
      '[',
      '](',
      ')',
      '![',
      '<',
      '>',
    ],
    ...[
      '<script>',
      '</script>',
      '<div id="card">',
      '<img src=x onerror=alert(1)>',
      '<a href="javascript:x">',
      '<!--',
      '-->',
    ],
    ...[
      'javascript:',
      'https://a.example',
      '[^1]',
      '[^1]: ',
      '中文',
      '，',
      '“',
      ' ',
      'a',
      '&lt;',
      '\\',
      '<b>',
      '</b>',
      '<svg>',
    ],
  );
  const markdown = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 40 }).map((list) => list.join('')),
  );

  it('holds its promises for any input', () => {
    fc.assert(
      fc.property(markdown, (input) => {
        const { html, excerpt, toc, text } = renderMarkdown(input, options);
        assert.ok(countGraphemes(excerpt) <= 160);
        assert.ok(text.length >= 0);
        const ids = idsOf(toc);
        assert.equal(new Set(ids).size, ids.length);
        for (const id of ids) assert.ok(html.includes(`id="${id}"`));
        const tags = Array.from(html.matchAll(/<[a-z][^\s>]*((?:"[^"]*"|[^">])*)>/g));
        for (const [tag, attributes = ''] of tags) {
          assert.doesNotMatch(tag, /^<(?:script|style|svg|form)\b/);
          assert.doesNotMatch(attributes.replace(/"[^"]*"/g, '""'), /\s(?:on\w+|style)=/);
          assert.doesNotMatch(attributes, /="javascript:/i);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
