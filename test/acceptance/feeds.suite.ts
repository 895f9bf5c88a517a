import assert from 'node:assert/strict';
import { openRandom } from '../support/random';
import type { Entry } from './entry';
import { expectSummary } from './expected';
import { generateFilters } from './generate-query';
import type { Query } from './oracle';
import { writeVariant } from './query';
import { feedReaders, type ReadItem } from './read-feeds';
import { about, checkProblem, defaultNow, type TestEnvironment } from './environment';

const paths = Object.keys(feedReaders);
const queries = 60;
const maxMoments = 6;

/** Feeds for readers. */
export function feedsSuite(getEnvironment: () => TestEnvironment): void {
  describe('feeds', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    for (const path of paths) {
      const itWithSite = (title: string, assertion: (environment: TestEnvironment) => Promise<void>) => {
        it(`${path} ${title}`, async function () {
          if (getEnvironment().siteUrl === null) this.skip();
          await assertion(getEnvironment());
        });
      };

      it(`${path} says what is missing where nobody told the address of the site`, async function () {
        const environment = getEnvironment();
        if (environment.siteUrl !== null) this.skip();
        const { detail } = checkProblem(path, await environment.call(path), 'not_found');
        assert.match(detail, /SITE_URL/);
      });

      itWithSite('has the newest 20 of any list', async (environment) => {
        const random = openRandom(61);
        for (let i = 0; i < queries; i++) {
          const query = i === 0 ? {} : generateFilters(environment.era, random, 0.1);
          await checkFeed(environment, path, query, writeVariant(query, random));
        }
      });

      itWithSite('follows publication to the millisecond, and is not kept beyond it', async (environment) => {
        for (const moment of openRandom(62).sample(environment.oracle.moments, maxMoments)) {
          for (const now of [moment - 1, moment]) {
            environment.setNow(now);
            await checkFeed(environment, path, {}, '');
            const { headers } = await environment.call(path);
            const seconds = [...(headers['cache-control'] ?? '').matchAll(/=(\d+)/g)].map(([, digits]) =>
              Number(digits),
            );
            assert.equal(seconds.length, 2);
            const left = (environment.era.nextMoment - now) / 1000;
            assert.ok(seconds.reduce((sum, number) => sum + number, 0) <= left);
          }
        }
      });

      itWithSite('is one answer however it is asked', async (environment) => {
        const random = openRandom(63);
        for (let i = 0; i < 10; i++) {
          const query = generateFilters(environment.era, random, 0.2);
          const [a, b] = [
            await environment.call(`${path}?${writeVariant(query, random)}`),
            await environment.call(`${path}?${writeVariant(query, random)}`),
          ];
          assert.equal(a.body.toString(), b.body.toString());
          assert.equal(a.headers.etag, b.headers.etag);
        }
      });

      for (const [query, parameter] of [
        ['tga=news', 'tga'],
        ['limit=5', 'limit'],
        ['sort=date', 'sort'],
        ['page=2', 'page'],
        ['format=html', 'format'],
        ['from=2020-13', 'from'],
        ['outdated=yes', 'outdated'],
        ['tag=', 'tag'],
      ] as const) {
        it(`${path} refuses ${query} by name`, async () => {
          const url = `${path}?${query}`;
          const known = ['from', 'outdated', 'tag'].includes(parameter);
          const code = known ? 'invalid_parameter' : 'unknown_parameter';
          const { errors } = checkProblem(url, await getEnvironment().call(url), code);
          assert.deepEqual(
            errors.map((error) => error.parameter),
            [parameter],
          );
        });
      }
    }
  });
}

async function checkFeed(
  environment: TestEnvironment,
  path: string,
  query: Query,
  text: string,
): Promise<void> {
  const url = text === '' ? path : `${path}?${text}`;
  if (url.length > 7_500) return;
  const answer = await environment.call(url);
  about(url, () => {
    assert.equal(answer.status, 200, answer.body.toString().slice(0, 500));
    assert.ok(answer.body.length < 6_000_000);
    const feed = feedReaders[path]?.(answer.body.toString());
    assert.equal(feed?.title, environment.siteTitle);
    assert.ok(
      feed.self?.startsWith(`${environment.siteUrl ?? ''}${path}`),
      feed.self ?? 'no address of its own',
    );
    // Without `q`, whose order in lists is another: a feed is by date always.
    const expected = environment.era.match(query).slice(0, 20);
    assert.deepEqual(
      feed.items.map((item) => item.url),
      expected.map((entry) => expectSummary(entry, environment.era, environment.siteUrl).url),
    );
    const bytes = expected.reduce((sum, entry) => sum + Buffer.byteLength(entry.part('html')), 0);
    expected.forEach((entry, i) => {
      const item = feed.items[i];
      if (!item) return;
      checkItem(environment, path, entry, item);
      // A body is left to its article where all together would be too large; escapes take no more than six times as much.
      if (item.html !== null || bytes * 6 < 3_500_000) checkHtml(entry, item, toLegal(path));
    });
  });
}

function checkItem(environment: TestEnvironment, path: string, entry: Entry, item: ReadItem): void {
  const summary = expectSummary(entry, environment.era, environment.siteUrl);
  const legal = toLegal(path);
  const ms = (time: string | null) => (time === null ? null : Date.parse(time));
  const [published, updated] = [ms(summary.publishedAt), ms(summary.updatedAt)];
  // RSS has whole seconds, and Atom wants a time of every entry.
  const isRss = path.endsWith('rss.xml');
  const latest = Math.max(published ?? Number.NEGATIVE_INFINITY, updated ?? Number.NEGATIVE_INFINITY);
  assert.equal(item.id, item.url);
  assert.equal(item.title, legal(summary.title));
  assert.equal(item.summary, legal(summary.description ?? summary.excerpt));
  assert.equal(item.published, isRss && published !== null ? Math.floor(published / 1000) * 1000 : published);
  if (path.endsWith('atom.xml')) assert.equal(item.updated, Number.isFinite(latest) ? latest : 0);
  else assert.equal(item.updated, updated);
  assert.deepEqual(
    item.authors,
    summary.authors.map(({ name }) => legal(name)),
  );
  const terms = [...summary.categories, ...summary.tags];
  assert.deepEqual(item.terms, terms.filter((term, i) => terms.indexOf(term) === i).map(legal));
}

function checkHtml(entry: Entry, item: ReadItem, legal: (text: string) => string): void {
  const html = item.html ?? '';
  const withoutUrls = (text: string) => text.replace(urls, (_, name: string) => `${name}=""`);
  assert.equal(withoutUrls(html), withoutUrls(legal(entry.part('html'))));
  const found = [...html.matchAll(urls)].map(([, , value = '']) => decode(value));
  const written = [...entry.part('html').matchAll(urls)].map(([, , value = '']) => decode(value));
  found.forEach((url, i) => {
    const original = written[i] ?? '';
    const isUsable = URL.canParse(original, item.url ?? '');
    assert.match(url, isUsable ? /^[a-z][a-z\d+.-]*:/i : /^/, 'A relative address is left.');
    if (isUsable) assert.equal(new URL(url).href, new URL(original, item.url ?? '').href);
  });
}

const urls = /( (?:href|src|poster|cite))="([^"]*)"/g;

function decode(value: string): string {
  return value.replace(/&#x([\da-f]+);/gi, (_, digits: string) => String.fromCodePoint(parseInt(digits, 16)));
}

function toLegal(path: string): (text: string) => string {
  return path.endsWith('.xml') ? dropIllegal : (text) => text;
}

/** A text without what XML 1.0 has no place for. */
function dropIllegal(text: string): string {
  const isLegal = (code: number) =>
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000;
  return Array.from(text)
    .filter((character) => isLegal(character.codePointAt(0) ?? 0))
    .join('');
}
