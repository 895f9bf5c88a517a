import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };

describe('tildes', () => {
  const literal: [input: string, notice: boolean][] = [
    ['等待 1~4 秒，要 4~7 秒', false],
    ['冷启动大约 1~3 秒，高峰期要 5~8 秒。', false],
    ['大约~10个，~20个也行。', false],
    ['周一~周五，三月~五月', false],
    ['11:00~14:00，14:00~18:00', false],
    ['配置1~1万条、1~1万次', false],
    ['把 ~/.bashrc 换成 ~/.zshrc', false],
    ['H~2~O', false],
    ['好的~ 再见~', false],
    ['A~B~C', false],
    ['版本 ~1.2 与 ~2.0', false],
    ['嚯~我~喔', false],
    ['～全角～', false],
    ['前~~~三个~~~字', false],
    ['\\~旧\\~', false],
    ['修饰符 =、~、~*、^~', false],
    ['符号“~”和“~”', false],
    ['~(≧▽≦)~', false],
    ['取反 ~(a)~(b)', false],
    ['~旧价~ 新价', true],
    ['（~旧价~）', true],
    ['**~全部~**', true],
    ['~旧 `代码` 价~。', true],
  ];
  for (const [input, notice] of literal) {
    it(`one never strikes: ${input}`, () => {
      const { html, text, findings } = renderMarkdown(input, options);
      assert.ok(!html.includes('<del>'), html);
      assert.equal(text.split('~').length, input.split('~').length, text);
      assert.equal(
        findings.some(({ rule }) => rule === 'tilde-single'),
        notice,
      );
    });
  }

  for (const input of [
    '~~旧~~',
    '前~~旧~~后',
    '~~“旧”~~的',
    '~~1~3 秒~~',
    '~~旧 **重** 的~~',
    '| ~~旧~~ |\n| - |',
  ]) {
    it(`two strike: ${JSON.stringify(input)}`, () => {
      const { html, findings } = renderMarkdown(input, options);
      assert.match(html, /<del>/);
      assert.deepEqual(findings, []);
    });
  }

  it('keeps ranges in headings, ids and the table of contents', () => {
    const { toc } = renderMarkdown('## 等待 1~4 秒，要 4~7 秒', options);
    assert.deepEqual(toc, [
      { id: '等待-14-秒要-47-秒', text: '等待 1~4 秒，要 4~7 秒', depth: 2, children: [] },
    ]);
  });

  const places: [markdown: string, line: number, column: number, expected: string][] = [
    ['A &amp; B，~旧价~ 新', 1, 11, '~~旧价~~'],
    ['> 第一行\n> 现在 ~旧价~', 2, 6, '~~旧价~~'],
    ['- 第一行\n  现在 ~旧价~', 2, 6, '~~旧价~~'],
    ['~旧 `代码` **粗** 价~', 1, 1, '~~旧 `代码` **粗** 价~~'],
    ['~旧[价](/x)~', 1, 1, '~~旧[价](/x)~~'],
  ];
  for (const [markdown, line, column, expected] of places) {
    it(`suggests what the author wrote, where it stands: ${JSON.stringify(markdown)}`, () => {
      const [finding] = renderMarkdown(markdown, options).findings;
      assert.deepEqual([finding?.line, finding?.column, finding?.expected], [line, column, expected]);
    });
  }

  it('suggests two tildes, at the place of the first', () => {
    const [finding] = renderMarkdown('文。\n\n现在 ~旧价~ 新价', options).findings;
    assert.deepEqual([finding?.line, finding?.column, finding?.expected], [3, 4, '~~旧价~~']);
  });
});
