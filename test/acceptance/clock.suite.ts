import assert from 'node:assert/strict';
import { getArticle, listArticles } from '../../contract/articles';
import { getManifest } from '../../contract/content';
import { getReadiness } from '../../contract/operations';
import { openRandom } from '../support/random';
import { isPublic, type Query } from './oracle';
import { generateFilters } from './generate-query';
import { writeQuery } from './query';
import { about, articlePath, ask, checkProblem, defaultNow, type TestEnvironment } from './environment';

const maxMoments = 12;

/** Publication by the clock: what appears and disappears, and how long caches may keep answers. */
export function clockSuite(getEnvironment: () => TestEnvironment): void {
  describe('as time passes', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    const eachMoment = async (work: (moment: number, environment: TestEnvironment) => Promise<void>) => {
      const environment = getEnvironment();
      for (const moment of openRandom(31).sample(environment.oracle.moments, maxMoments))
        await work(moment, environment);
    };

    it('articles appear and disappear at their moment, not a millisecond off', async () => {
      await eachMoment(async (moment, environment) => {
        const affected = environment.oracle.entries.filter(
          (entry) => isPublic(entry, moment) !== isPublic(entry, moment - 1) && !entry.slug.endsWith('.md'),
        );
        for (const now of [moment - 1, moment]) {
          environment.setNow(now);
          for (const entry of affected.slice(0, 5)) {
            const url = articlePath(entry.collection, entry.slug);
            const isTaken = environment.era.articles.some(({ oldNames }) => oldNames.includes(entry.id));
            const answer = await environment.call(url);
            if (isPublic(entry, now)) assert.equal(answer.status, 200, url);
            else if (!isTaken) checkProblem(url, answer, 'article_not_found');
          }
          const { data, meta } = await ask(environment, getManifest, getManifest.path);
          assert.equal(meta.total, environment.era.articles.length);
          assert.deepEqual(
            data.map(({ id }) => id).sort(),
            environment.era.articles.map(({ id }) => id).sort(),
          );
          assert.equal((await ask(environment, getReadiness, getReadiness.path)).articles, meta.total);
        }
      });
    });

    it('nothing is kept beyond the next moment, 404s included', async () => {
      await eachMoment(async (moment, environment) => {
        for (const before of [1, 999, 1000, 1500, 9_999, 10_000, 59_000, 61_000, 660_000, 86_400_000]) {
          environment.setNow(moment - before);
          const left = (environment.era.nextMoment - environment.era.now) / 1000;
          const paths = [
            '/api/v1/articles',
            '/api/v1/tags',
            '/api/v1/manifest',
            '/api/v1/articles/no/such',
            '/api/v1/tags/no%20such',
          ];
          for (const path of paths) {
            const { headers } = await environment.call(path);
            const numbers = [...(headers['cache-control'] ?? '').matchAll(/=(\d+)/g)].map(([, digits]) =>
              Number(digits),
            );
            const seconds = numbers.reduce((sum, number) => sum + number, 0);
            about(`${path}: ${headers['cache-control'] ?? ''}, ${left} s before`, () => {
              assert.ok(numbers.length > 0);
              assert.ok(seconds <= left);
              const full = path.includes('no') ? 10 : 660;
              assert.equal(
                seconds,
                Math.min(full, Math.floor(left)),
                'It is kept for less than it could be.',
              );
            });
          }
        }
      });
    });

    it('caches keep answers as configured while nothing is scheduled', async () => {
      const environment = getEnvironment();
      environment.setNow(Math.max(defaultNow, environment.oracle.moments.at(-1) ?? 0) + 1);
      const { headers } = await environment.call('/api/v1/articles');
      assert.equal(headers['cache-control'], 'public, max-age=60, stale-while-revalidate=600');
      const missing = await environment.call('/api/v1/articles/no/such');
      assert.equal(missing.headers['cache-control'], 'public, max-age=10');
    });

    it('Last-Modified is the latest moment behind a list', async () => {
      const random = openRandom(32);
      const environment = getEnvironment();
      for (let i = 0; i < 40; i++) {
        if (i % 4 === 3 && environment.oracle.moments.length > 0)
          environment.setNow(random.pick(environment.oracle.moments));
        const query = i === 0 ? {} : generateFilters(environment.era, random, 0.05);
        const { headers } = await environment.call(`${listArticles.path}?${writeQuery(query)}`);
        assert.equal(headers['last-modified'], lastModified(environment, query), JSON.stringify(query));
      }
    });

    it('Last-Modified of an article is no earlier than its own moments and not in the future', async () => {
      const environment = getEnvironment();
      for (const entry of openRandom(33).sample(environment.era.articles, 50)) {
        const { publishedAt, updatedAt } = entry;
        const url = articlePath(entry.collection, entry.slug);
        await ask(environment, getArticle, url);
        const { headers } = await environment.call(url);
        const passed = [publishedAt, updatedAt].filter(
          (moment) => moment !== null && moment <= environment.era.now,
        );
        const found = Date.parse(headers['last-modified'] ?? '');
        if (passed.length === 0 && headers['last-modified'] === undefined) continue;
        about(url, () => {
          assert.ok(found <= environment.era.now);
          for (const moment of passed) assert.ok(found >= Math.floor(Number(moment) / 1000) * 1000);
        });
      }
    });

    it('ETags change with the answer, and come back with it', async () => {
      await eachMoment(async (moment, environment) => {
        const seen: { body: string; etag: string | undefined }[] = [];
        for (const now of [moment - 1, moment, moment - 1]) {
          environment.setNow(now);
          const { body, headers } = await environment.call('/api/v1/articles?limit=100');
          seen.push({ body: body.toString(), etag: headers.etag });
        }
        const [before, at, again] = seen;
        assert.deepEqual(again, before);
        assert.equal(before?.etag === at?.etag, before?.body === at?.body);
      });
    });
  });
}

/** The latest of what was published, updated or taken back among the articles that a query is about. */
function lastModified({ oracle, era }: TestEnvironment, query: Query): string | undefined {
  // Whatever is not a draft: an article that was taken back once was in the list.
  const matching = oracle.entries.filter((entry) => !entry.draft && era.matches(entry, query));
  const moments = matching.flatMap((entry) => [
    entry.publishedAt,
    entry.unpublishedAt,
    isPublic(entry, era.now) ? entry.updatedAt : null,
  ]);
  const passed = moments.filter((moment) => moment !== null && moment <= era.now).map(Number);
  return passed.length === 0 ? undefined : new Date(Math.max(...passed)).toUTCString();
}
