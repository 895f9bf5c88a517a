import assert from 'node:assert/strict';
import { buildSnapshot } from '../support/build-snapshot';
import { socketWay } from '../support/way';
import { writeArticles } from '../support/write-articles';

/** Addresses as authors paste them, with what has to be escaped. */
const written = [
  'https://example.com/云 函数',
  'HTTPS://Example.COM:443/a"b<c>d',
  'https://例子.测试/?q=云&x={y}|`z`#段 落',
  'http://example.com/a\\b/../c%20d%zz',
];
const pictures = [...written, '图 "1".png', '../a<b>.png?x=云', '%E5%9B%BE.png'];
const quoted = (address: string) => `'${address}'`;
const asText = (address: string) => address.replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const articles = Object.fromEntries(
  pictures.map((picture, i) => [
    `blog/${i}`,
    [
      '---',
      'title: A',
      `date: 2020-06-${10 + i}`,
      `thumbnail: ${quoted(picture)}`,
      `authors: [${written.map((_, n) => `author ${n}`).join()}]`,
      `authorslink: [${written.map(quoted).join()}]`,
      'translators: [t]',
      `translatorslink: ${quoted(written[i % written.length] ?? '')}`,
      '---',
      ...pictures.map((address) => `<img src="${asText(address)}" alt="x">\n`),
      ...pictures.map((address) => `![y](<${address.replace(/[<>]/g, '\\$&')}>)\n`),
    ].join('\n'),
  ]),
);

const paths = [
  ...pictures.map((_, i) => `/api/v1/articles/blog/${i}`),
  '/api/v1/articles?fields=thumbnail,authors,translators,url',
  '/api/v1/articles/blog/0?fields=seo',
  '/api/v1/authors',
  '/feeds/feed.json',
];

const site = 'https://site.example';

describe('addresses that an author gives', () => {
  for (const [name, env] of Object.entries({
    'with a site': { SITE_URL: site },
    'without a site': { SITE_URL: '' },
  })) {
    it(`are answered as a program can request them, ${name}`, async () => {
      const { dir, remove } = writeArticles(articles);
      const snapshot = await buildSnapshot(dir);
      const { call, close } = await socketWay.open({ CONTENT_SNAPSHOT: snapshot.file, ...env });
      try {
        const found: string[] = [];
        for (const path of paths) {
          const { status, body } = await call(path);
          if (path.startsWith('/feeds') && env.SITE_URL === '') continue;
          assert.equal(status, 200, path);
          collect(JSON.parse(body.toString()), found);
        }
        assert.ok(found.length > 100, 'No addresses were found.');
        assert.deepEqual(
          found.filter((address) => !isNormal(address)),
          [],
        );
        if (env.SITE_URL === '') return;
        const atom = (await call('/feeds/atom.xml')).body.toString();
        const uris = [...atom.matchAll(/<uri>([^<]*)<\/uri>/g)].map(([, uri = '']) =>
          uri.replaceAll('&amp;', '&'),
        );
        assert.equal(uris.length, pictures.length * written.length);
        assert.deepEqual(
          uris.filter((uri) => !isNormal(uri)),
          [],
        );
      } finally {
        await close();
        snapshot.remove();
        remove();
      }
    });
  }
});

/** The members of answers that hold addresses. */
const members = new Set(['url', 'image', 'og:image', 'og:url', 'article:author', 'feed_url']);

function collect(value: unknown, found: string[], key = ''): void {
  if (typeof value === 'string' && members.has(key)) found.push(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value))
    collect(member, found, Array.isArray(value) ? key : name);
}

/** Whether it is escaped and, if it is absolute, what URL parsers make of it. The site itself is written as an origin. */
function isNormal(address: string): boolean {
  if (address === site) return true;
  if (!/^[!-~]+$/.test(address) || /["<>\\]/.test(address)) return false;
  return !/^https?:/i.test(address) || new URL(address).href === address;
}
