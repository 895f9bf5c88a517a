import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };
const inner = (markdown: string): string =>
  renderMarkdown(markdown, options).html.replace(/^<p>|<\/p>$/g, '');
const count = (text: string): number => text.split('*').length - 1;

describe('asterisks in Chinese text', () => {
  // What an author can only have meant as bold, whether CommonMark with its CJK amendment says so or not.
  const bold: [input: string, html: string][] = [
    ['**“加粗”**的', '<strong>“加粗”</strong>的'],
    ['**注意：**请看', '<strong>注意：</strong>请看'],
    ['**《书》**很好', '<strong>《书》</strong>很好'],
    ['前**（注）**后', '前<strong>（注）</strong>后'],
    ['前**“引”**后', '前<strong>“引”</strong>后'],
    ['**甲。**乙', '<strong>甲。</strong>乙'],
    ['**甲！**乙', '<strong>甲！</strong>乙'],
    ['他说**“好。”**然后', '他说<strong>“好。”</strong>然后'],
    ['**加粗 **后', '<strong>加粗</strong> 后'],
    ['** 加粗**', '<strong>加粗</strong>'],
    ['前** 加粗**后', '前 <strong>加粗</strong>后'],
    ['是** Node**的', '是 <strong>Node</strong>的'],
    ['前**加粗 **Node', '前<strong>加粗</strong> Node'],
    ['2**. 渲染**', '2<strong>. 渲染</strong>'],
    ['**注意 **：请看', '<strong>注意</strong> ：请看'],
    ['**一、** **二 **三', '<strong>一、</strong> <strong>二</strong> 三'],
    ['**[文](/x) **后', '<strong><a href="/x">文</a></strong> 后'],
    ['**甲。****乙。**', '<strong>甲。</strong><strong>乙。</strong>'],
    ['** 问**：内容', '<strong>问</strong>：内容'],
    ['**结束： **', '<strong>结束：</strong>'],
    ['**查看版本号： **', '<strong>查看版本号：</strong>'],
    ['**却仅用四天 **。', '<strong>却仅用四天</strong> 。'],
    ['**在 App.vue **中', '<strong>在 App.vue</strong> 中'],
    ['看到** 平地**，有', '看到 <strong>平地</strong>，有'],
    ['基本上是** 3D 投影**。', '基本上是 <strong>3D 投影</strong>。'],
    ['C = A + B (**A 与 B 相同 **)', 'C = A + B (<strong>A 与 B 相同</strong> )'],
    ['16**(上限是 16)**，默认', '16<strong>(上限是 16)</strong>，默认'],
    ['**明白需求 ** 在之前', '<strong>明白需求</strong>  在之前'],
    ['**第一印象 ** 一个好看的', '<strong>第一印象</strong>  一个好看的'],
    ['** IBM 帮助了他们**', '<strong>IBM 帮助了他们</strong>'],
    ['1**、安装**', '1<strong>、安装</strong>'],
    ['**a。**b', '<strong>a。</strong>b'],
    ['**`代码`**的', '<strong><code>代码</code></strong>的'],
    ['前**`代码`**后', '前<strong><code>代码</code></strong>后'],
    ['**![图](a.png)**的', '<strong><img src="a.png" alt="图" loading="lazy"></strong>的'],
    ['**中 文**的', '<strong>中 文</strong>的'],
    ['《**书名**》', '《<strong>书名</strong>》'],
    ['（**注**）', '（<strong>注</strong>）'],
    ['“**引**”', '“<strong>引</strong>”'],
    ['**全角（括号）**后', '<strong>全角（括号）</strong>后'],
    ['**Tom’s**的', '<strong>Tom’s</strong>的'],
    ['**100%**的', '<strong>100%</strong>的'],
    ['**注意:**请看', '<strong>注意:</strong>请看'],
    ['**价格(元)**为', '<strong>价格(元)</strong>为'],
    ['**A、B**两种', '<strong>A、B</strong>两种'],
    ['前**，后**的', '前<strong>，后</strong>的'],
    ['**重要 **，请', '<strong>重要</strong> ，请'],
    ['**重要 **（见下）', '<strong>重要</strong> （见下）'],
    ['**词**、**词**', '<strong>词</strong>、<strong>词</strong>'],
    ['前**词。**', '前<strong>词。</strong>'],
    ['f(**kwargs) 与 **加粗 **后', 'f(**kwargs) 与 <strong>加粗</strong> 后'],
    ['logs/** 与 **重要 **目录', 'logs/** 与 <strong>重要</strong> 目录'],
    ['**<String> **类型', '<strong>&#x3C;String></strong> 类型'],
  ];
  for (const [input, html] of bold) {
    it(`are bold in ${input}`, () => {
      assert.equal(inner(input), html);
    });
  }

  // What CommonMark with its CJK amendment leaves literal, and nothing says that bold was meant.
  const literal = [
    '打包时忽略 logs/** 与 tmp/** 两个目录。',
    '函数 f(**kwargs) 与 g(**opts) 相同。',
    '`a`** 和 `b`**',
    '价格** 与 数量** 为必填',
    '甲** 和 乙**',
    '即 2 ** 3 和 4 ** 5',
    '2 ** 3 ** 4',
    '*args, **kwargs 和 **kw',
    '指针 **p 和 **q',
    'int **argv，char **envp',
    '忽略 **/dist 与 **/build 目录',
    '匹配 **/a.md 和 **/b.mdx',
    'src/** 和 **/test',
    '见 a/** 及 b/**。',
    '**kwargs 传入',
    '传入 **kwargs',
    'x** 是 y** 的',
    'x** = y** 成立',
    '第 1 项** 与 第 2 项**',
    '`x`** 与 `y`** 相同',
    '即 2 ** 三 ** 四',
    '价格 ** 与 数量 **',
    '（**注',
    '注**）',
    '"**kwargs" 与 "**opts"',
    '参数=**kwargs 与 默认=**opts',
    '变量 **甲 和 **乙',
    '\\*\\*文字 \\*\\*后',
    '&#42;&#42;文 **后',
    '密码是****吗',
    'C:\\\\a\\\\** 与 D:\\\\b\\\\**',
    '~/** 与 /tmp/**',
    '页面 ** 很多 ** 星号',
    '{**甲, **乙}',
    'dict(**a, **b) 合并',
    '调用 f(*args, **kw) 与 g(*args, **kw)',
    '路径 docs/** 中文',
    'docs/** 中文 src/**',
    '见 **',
    '**',
    '甲****',
    '甲 ** 乙',
    '星** 号',
    '** 号',
    '标注** 的为必填，数量** 可选',
    '输入 `**` 与 **',
    'rm -rf logs/** 与 cache/** 即可',
    '参考 b/**/c',
    '`**` 与 **',
    '赋值 a**=2，b**=3',
  ];
  for (const input of literal) {
    it(`are literal in ${input}`, () => {
      const { html, text } = renderMarkdown(input, options);
      assert.ok(!html.includes('<strong>'), html);
      const written = input.replaceAll('&#42;', '*');
      assert.equal(count(text), count(written), text);
    });
  }

  for (const input of ['**密码：****，请改**', '**手机号****、密码**']) {
    it(`are literal where they mask something: ${input}`, () => {
      assert.match(renderMarkdown(input, options).text, /\*{4}/);
    });
  }

  // CommonMark 6.2 itself calls these bold, so other tools show them so, too.
  for (const input of [
    'lib/**/ 与 dist/**/',
    'glob("**/*") 与 glob("src/**")',
    'a/**/b 与 c/**/d',
    '2**3 和 4**5',
  ]) {
    it(`are bold in ${input}, as everywhere`, () => {
      assert.match(inner(input), /<strong>/);
    });
  }
});
