import assert from 'node:assert/strict';
import { buildSnapshot } from '../support/build-snapshot';
import { startApp, type RunningApp } from '../support/start-app';
import { writeArticles } from '../support/write-articles';

const head = '---\ntitle: A\ndate: 2020-06-01\n---\n';
const endless = [
  `e${'\u0301'.repeat(950_000)}`,
  'क्'.repeat(315_000),
  '👨\u200D'.repeat(270_000),
  `# e${'\u0301'.repeat(900_000)}`,
];

const characters = ['"', '长', '😀'];

/** An article with as much of everything as front matter holds. */
function worst(character: string): string {
  const name = (i: number) => JSON.stringify(`${i}${character.repeat(100)}`);
  const names = Array.from({ length: 52 }, (_, i) => name(i)).join(', ');
  const links = Array.from({ length: 30 }, (_, i) => `"https://example.com/${i}${'a'.repeat(300)}"`).join(
    ', ',
  );
  const keys = [
    `title: ${JSON.stringify(character.repeat(400))}`,
    'date: 2020-06-02',
    `description: ${JSON.stringify(character.repeat(3000))}`,
    `thumbnail: https://example.com/${'a'.repeat(1900)}`,
    ...['tags', 'categories', 'keywords'].map((key) => `${key}: [${names}]`),
    `translators: [${links}]`,
    `translatorslink: [${links}]`,
    ...Array.from({ length: 60 }, (_, i) => `key${i}: ${'a'.repeat(300)}`),
  ];
  return `---\n${keys.join('\n')}\n---\n${`e${'\u0301'.repeat(2000)}`.repeat(5)}\n`;
}

describe('the worst articles', () => {
  const articles = Object.fromEntries([
    ...endless.map((body, i) => [`blog/endless-${i}`, `${head}${body}\n`] as const),
    ...characters.flatMap((character, kind) =>
      Array.from(
        { length: 100 },
        (_, i) => [`worst-${kind}/${'云'.repeat(80)}-${i}`, worst(character)] as const,
      ),
    ),
    ['blog/good', '---\ntitle: 好文章\ndate: 2020-06-03\n---\n正文。\n'],
  ]);
  let app: RunningApp;
  let close: () => Promise<void>;

  before(async () => {
    const content = writeArticles(articles);
    const built = await buildSnapshot(content.dir);
    app = await startApp({ CONTENT_SNAPSHOT: built.file, SITE_URL: 'https://site.example' });
    close = async () => {
      await app.close();
      built.remove();
      content.remove();
    };
  });
  after(() => close());

  const paths = [
    '/api/v1/articles',
    '/api/v1/articles?limit=100',
    ...characters.flatMap((_, kind) => [
      `/api/v1/articles?collection=worst-${kind}&limit=100`,
      `/api/v1/articles?collection=worst-${kind}&limit=100&q=1`,
      `/feeds/rss.xml?collection=worst-${kind}`,
    ]),
    `/api/v1/articles?q=${encodeURIComponent('\u0301')}&limit=100`,
    `/api/v1/articles?q=${encodeURIComponent('👨')}`,
    `/api/v1/articles?q=${encodeURIComponent('& 1 2 3 4')}&limit=100`,
    `/api/v1/articles?q=${encodeURIComponent('क')}&limit=100`,
    '/api/v1/articles/blog/good',
    '/api/v1/suggest?q=a&limit=20',
    '/api/v1/articles/blog/endless-3?format=text',
    '/feeds/rss.xml',
    '/feeds/atom.xml',
    '/feeds/feed.json',
    '/llms.txt',
    '/sitemap.xml',
  ];
  for (const path of paths) {
    it(`leave others their response: ${decodeURIComponent(path)}`, async () => {
      const start = performance.now();
      const response = await fetch(`http://127.0.0.1:${app.port}${path}`);
      const body = await response.text();
      assert.equal(response.status, 200, body.slice(0, 300));
      assert.ok(performance.now() - start < 20_000);
      assert.doesNotMatch(body, /\p{Surrogate}/u);
      // An event function writes a body as JSON once more, and has 6 MiB for that.
      assert.ok(Buffer.byteLength(JSON.stringify(body)) <= 6 * 1024 * 1024);
    });
  }

  it('are all there', async () => {
    const response = await fetch(`http://127.0.0.1:${app.port}/api/v1/articles?limit=1`);
    const { meta } = (await response.json()) as { meta: { total: number } };
    assert.equal(meta.total, 100 * characters.length + endless.length + 1);
  });

  it('have excerpts, titles and snippets that are bounded in bytes', async () => {
    const response = await fetch(`http://127.0.0.1:${app.port}/api/v1/articles?collection=blog&q=e`);
    const { data } = (await response.json()) as {
      data: { excerpt: string; title: string; highlight: { snippet: string } }[];
    };
    for (const { excerpt, title, highlight } of data) {
      assert.ok(Buffer.byteLength(excerpt) <= 5_200);
      assert.ok(Buffer.byteLength(title) <= 1_200);
      assert.ok(Buffer.byteLength(highlight.snippet) <= 5_200);
    }
  });
});
