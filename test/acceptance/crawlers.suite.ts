import assert from 'node:assert/strict';
import { openRandom } from '../support/random';
import { childrenOf, readXml, textOf } from '../support/read-xml';
import { expectSummary } from './expected';
import { about, checkProblem, defaultNow, type TestEnvironment } from './environment';

/** So many addresses are followed at most. */
const maxFollowed = 300;
const maxMoments = 6;

interface SitemapUrl {
  readonly url: string;
  readonly lastmod: string | null;
}

/** What crawlers ask of a site. */
export function crawlersSuite(getEnvironment: () => TestEnvironment): void {
  describe('crawlers', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    const itWithSite = (title: string, assertion: (environment: TestEnvironment) => Promise<void>) => {
      it(title, async function () {
        if (getEnvironment().siteUrl === null) this.skip();
        await assertion(getEnvironment());
      });
    };

    it('are told what is missing where nobody told the address of the site', async function () {
      const environment = getEnvironment();
      if (environment.siteUrl !== null) this.skip();
      for (const path of ['/sitemap.xml', '/sitemap-1.xml'])
        assert.match(checkProblem(path, await environment.call(path), 'not_found').detail, /SITE_URL/);
    });

    itWithSite(
      'find every public article in the sitemap, once, with the time of its content',
      async (environment) => {
        checkUrls(environment, await readSitemap(environment));
      },
    );

    itWithSite(
      'find in the sitemap what is public at that moment, not a millisecond off',
      async (environment) => {
        for (const moment of openRandom(71).sample(environment.oracle.moments, maxMoments)) {
          for (const now of [moment - 1, moment]) {
            environment.setNow(now);
            checkUrls(environment, await readSitemap(environment));
          }
        }
      },
    );

    itWithSite('get 200 for every address in the sitemap', async (environment) => {
      const found = await readSitemap(environment);
      for (const { url } of openRandom(72).sample(found, Math.min(found.length, maxFollowed))) {
        const path = `/api/v1/articles${toPath(environment, url)}`;
        assert.equal((await environment.call(path)).status, 200, path);
      }
    });

    for (const part of ['0', '01', '2000000', '-1', '1.5', 'x', '%31%00']) {
      itWithSite(`find no part ${part} of the sitemap`, async (environment) => {
        const path = `/sitemap-${part}.xml`;
        checkProblem(path, await environment.call(path), 'not_found');
      });
    }

    it('may read everything, and are shown the sitemap', async () => {
      const { call, siteUrl } = getEnvironment();
      const { status, headers, body } = await call('/robots.txt');
      assert.equal(status, 200);
      assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
      const lines = body.toString().split('\n');
      assert.deepEqual(lines.slice(0, 2), ['User-agent: *', 'Disallow:']);
      const sitemaps = lines.filter((line) => line.startsWith('Sitemap:'));
      assert.deepEqual(sitemaps, siteUrl === null ? [] : [`Sitemap: ${siteUrl}/sitemap.xml`]);
    });

    it('find the newest articles and their Markdown in llms.txt', async () => {
      const environment = getEnvironment();
      const { status, headers, body } = await environment.call('/llms.txt');
      assert.equal(status, 200);
      assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
      const [list = '', optional = ''] = body.toString().split('\n## Optional\n');
      assert.ok(
        list.replace(/\\(?=[<>])/g, '').startsWith(`# ${environment.siteTitle}\n\n> `),
        list.slice(0, 200),
      );
      const links = [...list.matchAll(/^- \[.+?\]\((\S+?)\)(?:: |$)/gm)].map(([, link = '']) => link);
      const newest = environment.era.match({}).slice(0, 500);
      assert.equal(links.length, newest.length);
      const markdowns = new Set<string>();
      for (const link of openRandom(73).sample(links, Math.min(links.length, maxFollowed))) {
        const answer = await environment.call(link);
        assert.equal(answer.status, 200, link);
        const text = answer.body.toString();
        if (link.endsWith('.md')) assert.match(answer.headers['content-type'] ?? '', /^text\/markdown/);
        markdowns.add(link.endsWith('.md') ? text : contentOf(text));
      }
      const written = new Set(newest.map((entry) => entry.part('markdown')));
      for (const text of markdowns) assert.ok(written.has(text));
      for (const [, link = ''] of optional.matchAll(/\]\((\S+)\)/g))
        assert.equal((await environment.call(link)).status, 200, link);
    });
  });
}

/** The addresses in the sitemap, in order, all parts of an index together. */
async function readSitemap(environment: TestEnvironment): Promise<SitemapUrl[]> {
  const root = await readPart(environment, '/sitemap.xml');
  if (root.name === 'urlset') {
    assert.deepEqual(await readPart(environment, '/sitemap-1.xml'), root);
    return urlsOf(root);
  }
  assert.equal(root.name, 'sitemapindex');
  const parts = childrenOf(root, 'sitemap').map((part) => toPath(environment, textOf(part, 'loc') ?? ''));
  assert.ok(parts.length > 1);
  const found: SitemapUrl[] = [];
  for (const part of parts) found.push(...urlsOf(await readPart(environment, part)));
  return found;
}

async function readPart(environment: TestEnvironment, path: string) {
  const { status, headers, body } = await environment.call(path);
  return about(path, () => {
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/xml; charset=utf-8');
    assert.ok(body.length <= 4_000_000);
    const root = readXml(body.toString());
    assert.equal(root.attributes.xmlns, 'http://www.sitemaps.org/schemas/sitemap/0.9');
    assert.ok(root.children.length <= 50_000);
    return root;
  });
}

function urlsOf(part: Parameters<typeof childrenOf>[0]): SitemapUrl[] {
  return childrenOf(part, 'url').map((url) => ({
    url: textOf(url, 'loc') ?? '',
    lastmod: textOf(url, 'lastmod'),
  }));
}

function checkUrls(environment: TestEnvironment, found: readonly SitemapUrl[]): void {
  const expected = environment.era.match({ sort: ['date'] }).map((entry) => {
    const { url, publishedAt, updatedAt } = expectSummary(entry, environment.era, environment.siteUrl);
    const times = [publishedAt, updatedAt].filter((time) => time !== null);
    const [latest = null] = times.sort((a, b) => Date.parse(b) - Date.parse(a));
    return { url: url ?? '', lastmod: latest };
  });
  assert.deepEqual(found, expected);
}

function toPath({ siteUrl }: TestEnvironment, url: string): string {
  assert.ok(siteUrl !== null && url.startsWith(`${siteUrl}/`), url);
  return url.slice(siteUrl.length);
}

function contentOf(json: string): string {
  const { data } = JSON.parse(json) as { data: { content: { markdown: string } } };
  return data.content.markdown;
}
