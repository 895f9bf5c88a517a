import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };

describe('a code block', () => {
  // CommonMark 4.5: the content is literal, empty first and last lines included.
  const codes = [
    'start',
    '\nstart',
    '\n\n\nstart',
    '\n  start',
    '\n',
    '\n\n',
    'start\n\n',
    '\nstart\n\nend\n',
    '\t\nstart',
    '\n<b>x</b>',
    '\n&amp; &lt;',
    '\n</code></pre>',
  ];
  const escape = (text: string): string => text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;');
  const htmls = ['<kbd>Enter</kbd>', '<div>块</div>', '<!-- 注释 -->', '<pre>\n\n原</pre>', ''];
  for (const code of codes) {
    for (const html of htmls) {
      it(`keeps ${JSON.stringify(code)} beside ${JSON.stringify(html)}`, () => {
        const rendered = renderMarkdown(`\`\`\`\n${code}\n\`\`\`\n\n文 ${html}\n\n${html}`, options).html;
        assert.ok(rendered.startsWith(`<pre><code>${escape(code)}\n</code></pre>`), rendered);
      });
    }
  }

  for (const fence of [
    '> ```\n> \n> start\n> ```',
    '- ```\n\n  start\n  ```',
    '1. 项\n\n   ```js\n\n   start\n   ```',
  ]) {
    it(`keeps the first line in ${JSON.stringify(fence)}`, () => {
      const { html, text } = renderMarkdown(`${fence}\n\n<kbd>x</kbd>`, options);
      assert.match(html, /<pre><code[^>]*>\nstart\n<\/code><\/pre>/);
      assert.match(text, /\n\nstart\n|^\nstart\n/);
    });
  }

  it('of raw html comes out as a browser reads it', () => {
    // A browser drops the line break right behind <pre>, so what begins with one is printed with two.
    assert.equal(renderMarkdown('<pre>\n\n x</pre>', options).html, '<pre>\n\n x</pre>');
    assert.equal(renderMarkdown('<pre>\n x</pre>', options).html, '<pre> x</pre>');
    assert.equal(renderMarkdown('<pre><code>\nx</code></pre>', options).html, '<pre><code>\nx</code></pre>');
  });
});
