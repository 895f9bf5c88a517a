import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: ['player.example'], placeholders: { card: '<em onclick="x">可信</em>' } };
const render = (markdown: string): string => renderMarkdown(markdown, options).html.trim();

describe('sanitised html', () => {
  const exact: [input: string, expected: string][] = [
    ['<script>alert(1)</script>', ''],
    ['```<b>\n1\n```', '<pre><code>1\n</code></pre>'],
    ['```x"y\n1\n```', '<pre><code>1\n</code></pre>'],
    [
      '```c++\n1\n```',
      '<pre><code class="hljs language-c++"><span class="hljs-number">1</span>\n</code></pre>',
    ],
    ['```js{1,3}\n1\n```', '<pre><code class="language-js{1,3}">1\n</code></pre>'],
    [
      '![<script>](/a.png "a>b")',
      '<p><img src="/a.png" alt="&#x3C;script&#x3E;" title="a&#x3E;b" loading="lazy"></p>',
    ],
    [
      '<a href="/x" title="<b> &quot;q&quot;">a > "b<em>c"</em></a>',
      '<p><a href="/x" title="&#x3C;b&#x3E; &#x22;q&#x22;">a > "b<em>c"</em></a></p>',
    ],
    ['<SCRIPT SRC=//evil.example/x.js></SCRIPT>', ''],
    ['<style>body{display:none}</style>', ''],
    ['<!-- 秘密 -->', ''],
    ['<!-- 没有结束\n\n## 标题', ''],
    ['<base href="//evil.example/">', ''],
    ['<meta http-equiv="refresh" content="0;url=//evil.example">', ''],
    ['<link rel=stylesheet href=//evil.example/x.css>', ''],
    ['<div onclick="x()">文</div>', '<div>文</div>'],
    ['<div style="color:red" class="x">文</div>', '<div>文</div>'],
    ['<p><font color="red">文</font></p>', '<p>文</p>'],
    ['<form action="/x"><button>登录</button></form>', '登录'],
    ['<input name=p>', ''],
    ['<input type=text disabled>', ''],
    ['<textarea>文</textarea>', '文'],
    ['<object data="x.swf">备用</object>', '<p>备用</p>'],
    ['<embed src="x.swf">', ''],
    ['<iframe src="https://evil.example"></iframe>', ''],
    ['<iframe src="http://player.example/1"></iframe>', ''],
    ['<iframe src="https://player.example@evil.example/"></iframe>', ''],
    ['<iframe src="https://player.example.evil.example/"></iframe>', ''],
    ['<iframe src="//player.example/1"></iframe>', ''],
    ['<iframe srcdoc="<script>1</script>"></iframe>', ''],
    [
      '<iframe src="https://player.example/1" width="640" height="50%" onload="x" allow="camera">文</iframe>',
      '<iframe src="https://player.example/1" width="640" height="50%"></iframe>',
    ],
    ['[a](javascript:alert(1))', '<p><a>a</a></p>'],
    ['[a](JaVaScRiPt:alert(1))', '<p><a>a</a></p>'],
    ['[a](&#106;avascript:alert(1))', '<p><a>a</a></p>'],
    ['[a](vbscript:x)', '<p><a>a</a></p>'],
    ['[a](data:text/html;base64,PHM+)', '<p><a>a</a></p>'],
    ['[a](data:image/png;base64,AA==)', '<p><a>a</a></p>'],
    ['[a](%6Aavascript:alert(8))', '<p><a>a</a></p>'],
    ['<javascript:alert(6)>', '<p><a>javascript:alert(6)</a></p>'],
    ['文 <a href="jav&#x0A;ascript:alert(1)">x</a>', '<p>文 <a>x</a></p>'],
    ['文 <a href="&#1;javascript:alert(1)">x</a>', '<p>文 <a>x</a></p>'],
    ['文 <a href="/x" target="_blank" ping="//e">x</a>', '<p>文 <a href="/x">x</a></p>'],
    ['[a](tel:+861)', '<p><a href="tel:+861">a</a></p>'],
    ['[a](mailto:a@b.example)', '<p><a href="mailto:a@b.example">a</a></p>'],
    ['[a](./x:y)', '<p><a href="./x:y">a</a></p>'],
    ['[a](//b.example)', '<p><a href="//b.example" rel="noopener noreferrer">a</a></p>'],
    ['[a](https://b.example)', '<p><a href="https://b.example" rel="noopener noreferrer">a</a></p>'],
    ['![图](data:image/svg+xml;base64,PHN2Zz4=)', '<p><img alt="图" loading="lazy"></p>'],
    ['![图](javascript:x)', '<p><img alt="图" loading="lazy"></p>'],
    [
      '![图](data:image/png;base64,AA==)',
      '<p><img src="data:image/png;base64,AA==" alt="图" loading="lazy"></p>',
    ],
    ['<svg onload=alert(1)><script>x</script></svg>', '<p></p>'],
    ['<math><mtext><style><img src=x onerror=x></style></mtext></math>', '<p></p>'],
    ['<noscript><img src=x onerror=x></noscript>', '<p></p>'],
    ['<video src="http://b.example/v.mp4" autoplay onplay="x"></video>', '<p><video></video></p>'],
    ['<video src="javascript:x" poster="data:image/png;base64,AA=="></video>', '<p><video></video></p>'],
    [
      '<video controls poster="https://b.example/p.png"><source src="https://b.example/v.mp4" type="video/mp4"><source src="http://b.example/w.mp4"></video>',
      '<p><video controls poster="https://b.example/p.png"><source src="https://b.example/v.mp4" type="video/mp4"></video></p>',
    ],
    ['<div id="location">文</div>', '<div id="user-content-location">文</div>'],
    ['<div id="card"></div>', '<em onclick="x">可信</em>'],
    ["<div id='card' class='x'></div>", '<em onclick="x">可信</em>'],
    ["<div id='scf-deploy-iframe-or-md'></div>", ''],
    ['<div id="__proto__"></div>', '<div id="user-content-__proto__"></div>'],
  ];
  for (const [input, expected] of exact) {
    it(input.slice(0, 90), () => {
      assert.equal(render(input), expected);
    });
  }

  it('reports nothing that the sanitiser removes as hostile', () => {
    for (const [input] of exact) {
      // An image without words is no attack, wherever it stands, nor is a comment that hides what follows it.
      const rules = renderMarkdown(input, options).findings.map(({ rule }) => rule);
      assert.deepEqual(
        rules.filter((rule) => rule !== 'image-alt-missing' && rule !== 'comment-unclosed'),
        [],
        input,
      );
    }
  });

  it('keeps what follows an unclosed placeholder', () => {
    assert.match(render('<div id="card">\n\n正文'), /可信[\s\S]*<p>正文<\/p>/);
  });

  it('drops refused images from the list of images', () => {
    const { images } = renderMarkdown(
      '![a](javascript:x) ![b](/b.png) <img src="/c.png" width=30 height="x">',
      options,
    );
    assert.deepEqual(images, [
      { url: '/b.png', alt: 'b', width: null, height: null },
      { url: '/c.png', alt: '', width: 30, height: null },
    ]);
  });
});
