import assert from 'node:assert/strict';
import { checkLink } from '../../../../core/build/markdown/check-link';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };

describe('checkLink', () => {
  const cases: Record<string, readonly string[]> = {
    'link-empty': ['', ' '],
    'link-schemeless': [
      'www.example.com',
      'zhihu.com/question/1',
      'example.com.cn:80/x',
      'www.example.museum',
    ],
    'link-scheme': [
      'shttps://x.example',
      'https//x.example',
      'http:/x',
      'htps://x',
      'https：//x',
      'http://https://x',
      'ftp://x',
      'file:///C:/a.pdf',
    ],
    none: [
      ...[
        'https://x.example',
        'HTTP://x.example',
        '//x.example',
        '/a',
        './a.md',
        '../b',
        'a.md',
        'guide.md#x',
        '?x',
        '#x',
      ],
      ...[
        'id:span',
        'mailto:a@b.example',
        'tel:1',
        'javascript:alert(1)',
        'javascript://x',
        'data:text/html,x',
        'index.js',
      ],
      ...['http-trigger.md', 'https', './example.com', 'a/https://x'],
    ],
  };
  for (const [rule, urls] of Object.entries(cases)) {
    for (const url of urls) {
      it(`${rule}: "${url}"`, () => {
        assert.equal(checkLink(url)?.rule ?? 'none', rule);
      });
    }
  }
});

describe('in-page links', () => {
  const cases: [link: string, href: string, rule: string | null][] = [
    ['#web-框架-上', '#web-框架-上', null],
    ['#Web-框架-上', '#web-框架-上', 'anchor-spelling'],
    ['#web-%E6%A1%86%E6%9E%B6-%E4%B8%8A', '#web-框架-上', null],
    ['#Web框架（上）', '#web-框架-上', 'anchor-spelling'],
    ['#没有', '#%E6%B2%A1%E6%9C%89', 'anchor-dead'],
    ['#%zz', '#%zz', 'anchor-dead'],
    ['#', '#', null],
    ['#top', '#top', null],
    ['#mine', '#user-content-mine', null],
    ['#old', '#标题', null],
  ];
  for (const [link, href, rule] of cases) {
    it(`${link} leads to ${href}`, () => {
      const markdown = `[x](${link})\n\n## Web 框架 （上）\n\n<a name="mine"></a>\n\n<h2 id="old">标题</h2>`;
      const { html, findings } = renderMarkdown(markdown, options);
      assert.match(html, new RegExp(`<a href="${href}">x</a>`));
      assert.deepEqual(
        findings.map((finding) => finding.rule),
        rule === null ? [] : [rule],
      );
    });
  }

  it('ends a bare address where Chinese text begins', () => {
    const { html, links } = renderMarkdown('见 https://a.example/b，然后 www.a.example。', options);
    assert.deepEqual(
      links.map((link) => link.url),
      ['https://a.example/b', 'http://www.a.example'],
    );
    assert.match(html, />https:\/\/a\.example\/b<\/a>，然后 <a [^>]*>www\.a\.example<\/a>。/);
  });

  it('reads the addresses in raw html as a browser does', () => {
    const { links } = renderMarkdown('文 <a href="/blog/a&amp;b">x</a> <a href=/x?a&#38;b>y</a>', options);
    assert.deepEqual(
      links.map(({ url }) => url),
      ['/blog/a&b', '/x?a&b'],
    );
  });

  it('gives links with their places, raw html and definitions included', () => {
    const { links } = renderMarkdown('甲 [a](/a)\n\n<p>\n<a href="/b">b</a></p>\n\n[c]\n\n[c]: /c', options);
    assert.deepEqual(links, [
      { url: '/a', line: 1, column: 3 },
      { url: '/b', line: 4, column: 1 },
      { url: '/c', line: 8, column: 1 },
    ]);
  });

  it('matches footnotes both ways, also beside a heading of the same name', () => {
    const { html, toc } = renderMarkdown(
      '## fn-1\n\n文[^1]，再[^1]，又[^注]\n\n[^1]: 一\n[^注]: 二',
      options,
    );
    const ids = new Set(Array.from(html.matchAll(/ id="([^"]*)"/g), (match) => match[1]));
    for (const [, href] of html.matchAll(/href="#([^"]*)"/g)) assert.ok(ids.has(href), href);
    assert.deepEqual(
      toc.map((entry) => entry.id),
      ['fn-1'],
    );
  });
});
