import assert from 'node:assert/strict';
import { resolveHtml, resolveUrl } from '../../../../core/read/feed/resolve-html';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const base = 'https://site.example/blog/%E4%BA%91';

describe('resolveHtml', () => {
  const cases: readonly { name: string; html: string; resolved: string }[] = [
    {
      name: 'a file beside it',
      html: '<img src="a.png">',
      resolved: '<img src="https://site.example/blog/a.png">',
    },
    {
      name: 'a file above',
      html: '<img src="../a.png">',
      resolved: '<img src="https://site.example/a.png">',
    },
    { name: 'a path', html: '<a href="/x?y#z">', resolved: '<a href="https://site.example/x?y#z">' },
    { name: 'a fragment', html: '<a href="#x">', resolved: `<a href="${base}#x">` },
    { name: 'another host', html: '<a href="//o.example/x">', resolved: '<a href="https://o.example/x">' },
    {
      name: 'what is absolute, as it was written',
      html: '<a href="HTTPS://O.example/ü"><a href="mailto:a@b.c"><img src="data:image/png;base64,AA">',
      resolved: '<a href="HTTPS://O.example/ü"><a href="mailto:a@b.c"><img src="data:image/png;base64,AA">',
    },
    {
      name: 'escapes',
      html: '<a href="?a=1&#x26;b=&#x22;">',
      resolved: `<a href="${base}?a=1&#x26;b=%22">`,
    },
    {
      name: 'several sizes',
      html: '<img src="a.png" srcset="a.png 1x, b.png?x=1,2 2x, https://o.example/c.png 3x">',
      resolved:
        '<img src="https://site.example/blog/a.png" srcset="https://site.example/blog/a.png 1x, https://site.example/blog/b.png?x=1,2 2x, https://o.example/c.png 3x">',
    },
    {
      name: 'films and quotations',
      html: '<video poster="p.png" src="f.mp4"></video><q cite="x"></q>',
      resolved:
        '<video poster="https://site.example/blog/p.png" src="https://site.example/blog/f.mp4"></video><q cite="https://site.example/blog/x"></q>',
    },
    {
      name: 'nothing that only looks like an address',
      html: '<img alt="x src=" title=" href=y"> src="a.png" <code>&#x3C;a href="x"></code><p data-src="a">',
      resolved:
        '<img alt="x src=" title=" href=y"> src="a.png" <code>&#x3C;a href="x"></code><p data-src="a">',
    },
    { name: 'nothing that is no address at all', html: '<a href="//[">', resolved: '<a href="//[">' },
  ];
  for (const { name, html, resolved } of cases) {
    it(`resolves ${name}`, () => {
      assert.equal(resolveHtml(html, base), resolved);
    });
  }

  it('finds every address in what the build prints', () => {
    const markdown =
      '![图 "1" > 0](<图 1.png> "a src=\\"x\\" b") [链接](../b "t>t") <a href=\'/c\' title="x href=y">c</a>\n';
    const { html } = renderMarkdown(markdown, { iframeHosts: [], placeholders: {} });
    const found = [...resolveHtml(html, base).matchAll(/ (?:src|href)="(https:[^"]*)"/g)].map(
      ([, url]) => url,
    );
    assert.deepEqual(found, [
      'https://site.example/blog/%E5%9B%BE%201.png',
      'https://site.example/b',
      'https://site.example/c',
    ]);
  });
});

describe('resolveUrl', () => {
  it('has no address for what is none', () => {
    assert.equal(resolveUrl('//[', base), null);
  });
});
