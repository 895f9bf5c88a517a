import assert from 'node:assert/strict';
import { aSnapshot } from '../support/builders';
import { childrenOf, readXml, textOf } from '../support/read-xml';
import { startApp, type RunningApp } from '../support/start-app';
import { writeSnapshot } from './support';

const site = 'https://site.example';

describe('a sitemap of several parts', () => {
  // Each address has more than 1700 bytes, so 4 MB hold fewer than these.
  const count = 2600;
  let app: RunningApp;
  let snapshot: ReturnType<typeof writeSnapshot>;

  before(async () => {
    const slug = '云'.repeat(180);
    const articles = Array.from({ length: count }, (_, i) => ({
      id: `blog/${slug}-${i}`,
      date: '2020-06-23',
    }));
    snapshot = writeSnapshot(aSnapshot(articles));
    app = await startApp({ CONTENT_SNAPSHOT: snapshot.file, SITE_URL: site });
  });
  after(async () => {
    await app.close();
    snapshot.remove();
  });

  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${app.port}${path}`);
    return { status: response.status, text: await response.text() };
  };

  it('is an index whose parts are there, below 4 MB, with every article once', async () => {
    const index = readXml((await get('/sitemap.xml')).text);
    assert.equal(index.name, 'sitemapindex');
    const locs = childrenOf(index, 'sitemap').map((part) => textOf(part, 'loc') ?? '');
    assert.deepEqual(locs, [`${site}/sitemap-1.xml`, `${site}/sitemap-2.xml`]);
    const urls: string[] = [];
    for (const loc of locs) {
      const { status, text } = await get(loc.slice(site.length));
      assert.equal(status, 200);
      assert.ok(Buffer.byteLength(text) <= 4_000_000);
      urls.push(...childrenOf(readXml(text), 'url').map((url) => textOf(url, 'loc') ?? ''));
    }
    assert.equal(new Set(urls).size, count);
    for (const url of [urls[0], urls.at(-1)]) {
      const { status } = await get(`/api/v1/articles${url?.slice(site.length) ?? ''}?fields=id`);
      assert.equal(status, 200);
    }
  });

  it('has no part behind the last', async () => {
    assert.equal((await get('/sitemap-3.xml')).status, 404);
  });
});
