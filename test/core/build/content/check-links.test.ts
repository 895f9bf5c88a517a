import assert from 'node:assert/strict';
import { aContent, type ArticleParts } from '../../../support/builders';

const world: ArticleParts[] = [
  { id: 'blog/here' },
  { id: 'blog/中文 名' },
  { id: 'blog/x.md', aliases: ['old-x'] },
  { id: 'case/draft', draft: true },
];

/** The ids that dead links of blog/from lead to. */
function deadLinks(links: string[], siteHost?: string): string[] {
  const { findings } = aContent(
    [...world, { id: 'blog/from', links }],
    siteHost === undefined ? {} : { siteHost },
  );
  assert.ok(findings.every(({ rule, file }) => rule === 'link-dead' && file === 'blog/from.md'));
  return findings.map(({ line, facts }) => `${line} ${typeof facts.id === 'string' ? facts.id : ''}`);
}

describe('checkLinks', () => {
  const dead: { url: string; id: string }[] = [
    { url: 'gone', id: 'blog/gone' },
    { url: './gone', id: 'blog/gone' },
    { url: 'gone.md', id: 'blog/gone' },
    { url: 'gone/', id: 'blog/gone' },
    { url: 'gone?a=1#b', id: 'blog/gone' },
    { url: '../case/here', id: 'case/here' },
    { url: '../case/here.md#part', id: 'case/here' },
    { url: '/blog/gone', id: 'blog/gone' },
    { url: '/blog/gone.md', id: 'blog/gone' },
    { url: '/blog/%E4%B8%AD%E6%96%87', id: 'blog/中文' },
    { url: '/blog/中文', id: 'blog/中文' },
    { url: '/blog/Here', id: 'blog/Here' },
    { url: '/posts/2020-06-23-gone', id: 'posts/2020-06-23-gone' },
  ];
  for (const { url, id } of dead) {
    it(`finds that ${url} leads nowhere`, () => {
      assert.deepEqual(deadLinks([url]), [`10 ${id}`]);
    });
  }

  const fine = [
    ...[
      'here',
      './here',
      'here.md',
      'here/',
      '/blog/here',
      '/blog/here.md',
      '/blog/here/#part',
      '../blog/here?x=1',
    ],
    ...[
      '/blog/中文 名',
      '/blog/%E4%B8%AD%E6%96%87%20%E5%90%8D',
      'x',
      'x.md',
      '/blog/x.md',
      '/case/draft',
      'old-x',
      '/blog/old-x',
    ],
    ...[
      '#part',
      '',
      'mailto:a@b.cn',
      'tel:110',
      'javascript:alert(1)',
      'data:text/plain,x',
      'ftp://a.cn/blog/gone',
    ],
    ...[
      '/',
      '/about',
      '/blog',
      '/blog/',
      '/tags/gone',
      '/blog/2020/gone',
      'image.png',
      '/blog/image.jpeg',
      'app.js',
    ],
    ...['https://other.cn/blog/gone', '//other.cn/blog/gone', 'https://', 'http://[', '/blog/%', '/blog/%FF'],
  ];
  for (const url of fine) {
    it(`says nothing of ${JSON.stringify(url)}`, () => {
      assert.deepEqual(deadLinks([url]), []);
    });
  }

  it('takes a host for its own when one link to it names an article that exists', () => {
    const links = ['https://my.cn/blog/gone', 'https://my.cn/blog/here', 'http://other.cn/blog/gone'];
    assert.deepEqual(deadLinks(links), ['10 blog/gone']);
  });

  it('counts links to the configured host alone when there is one', () => {
    const links = [
      'https://my.cn/blog/gone',
      'https://my.cn/blog/here',
      'https://site.cn/blog/gone',
      '/blog/gone',
    ];
    assert.deepEqual(deadLinks(links, 'site.cn'), ['12 blog/gone', '13 blog/gone']);
    assert.deepEqual(deadLinks(['https://SITE.cn/blog/gone'], 'site.cn'), ['10 blog/gone']);
    assert.deepEqual(deadLinks(['https://site.cn:8443/blog/gone'], 'site.cn'), []);
  });

  it('says of each dead link where it stands and what it is', () => {
    const { findings } = aContent([{ id: 'blog/from', links: ['#a', '/blog/gone#b'] }]);
    assert.deepEqual(findings, [
      {
        rule: 'link-dead',
        severity: 'warning',
        facts: { url: '/blog/gone#b', id: 'blog/gone' },
        file: 'blog/from.md',
        line: 11,
        column: 1,
        expected: null,
      },
    ]);
  });
});
