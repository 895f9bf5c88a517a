import assert from 'node:assert/strict';
import { getArticle, listRelated } from '../../contract/articles';
import { openRandom } from '../support/random';
import type { Entry } from './entry';
import { expectSummary } from './expected';
import { isPublic } from './oracle';
import {
  about,
  articlePath,
  ask,
  checkProblem,
  defaultNow,
  parse,
  type TestEnvironment,
} from './environment';

/** Articles near an article. */
export function relatedSuite(getEnvironment: () => TestEnvironment): void {
  describe('related articles', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    const related = async (entry: Entry, limit?: number) =>
      ask(
        getEnvironment(),
        listRelated,
        `${articlePath(entry.collection, entry.slug)}/related${limit === undefined ? '' : `?limit=${limit}`}`,
      );

    it('are public, never the article itself, and look as they do in lists', async () => {
      const environment = getEnvironment();
      const random = openRandom(91);
      const moments = random.sample(environment.oracle.moments, 4);
      for (const now of [defaultNow, ...moments.flatMap((moment) => [moment - 1, moment])]) {
        environment.setNow(now);
        for (const entry of random.sample(environment.era.articles, now === defaultNow ? 60 : 10)) {
          const { data, meta } = await related(entry, 20);
          about(`${entry.id} at ${now}`, () => {
            const ids = data.map(({ id }) => id);
            assert.ok(ids.length <= 20);
            assert.equal(meta.total, ids.length);
            assert.equal(new Set(ids).size, ids.length);
            assert.ok(!ids.includes(entry.id));
            const expected = ids.map((id) => {
              const near = environment.era.articles.find((article) => article.id === id);
              assert.ok(near, `${id} is not public.`);
              return expectSummary(near, environment.era, environment.siteUrl);
            });
            assert.deepEqual(data, expected);
          });
        }
      }
    });

    it('are the same with the article and on their own route, six without a wish', async () => {
      const environment = getEnvironment();
      for (const entry of openRandom(92).sample(environment.era.articles, 40)) {
        const { data } = await ask(environment, getArticle, articlePath(entry.collection, entry.slug));
        assert.ok(data.related.length <= 6);
        assert.deepEqual(data.related, (await related(entry)).data, entry.id);
        const all = (await related(entry, 20)).data;
        assert.deepEqual(data.related, all.slice(0, 6), entry.id);
        assert.deepEqual((await related(entry, 1)).data, all.slice(0, 1), entry.id);
      }
    });

    it('are there for every article that shares a term with another', async () => {
      const environment = getEnvironment();
      for (const entry of openRandom(93).sample(environment.era.articles, 40)) {
        const shares = environment.era.articles.some(
          (other) =>
            other !== entry &&
            other.terms.tag.some(({ identity }) =>
              entry.terms.tag.some((term) => term.identity === identity),
            ),
        );
        if (shares) assert.ok((await related(entry)).data.length > 0, entry.id);
      }
    });

    it('are left out where other fields are asked for', async () => {
      const environment = getEnvironment();
      const [entry] = environment.era.articles;
      if (!entry) return;
      const { body } = await environment.call(`${articlePath(entry.collection, entry.slug)}?fields=title`);
      assert.deepEqual(Object.keys((JSON.parse(body.toString()) as { data: object }).data), ['id', 'title']);
    });

    it('are found under old names', async () => {
      const environment = getEnvironment();
      const ids = new Set(environment.era.articles.map(({ id }) => id));
      for (const entry of environment.era.articles) {
        for (const name of entry.oldNames.filter((old) => !ids.has(old)).slice(0, 1)) {
          const [collection = '', ...slug] = name.split('/');
          const old = articlePath(collection, slug.join('/'));
          const answer = await environment.call(`${old}/related?limit=3`);
          const plain = await environment.call(old);
          assert.equal(answer.status, plain.status, name);
          if (answer.status !== 301) continue;
          assert.equal(answer.headers.location, `${plain.headers.location ?? ''}/related?limit=3`);
          const { data } = parse(answer) as { data: { id: string; location: string } };
          assert.equal(data.location, answer.headers.location);
          await ask(environment, listRelated, data.location);
        }
      }
    });

    it('are a 404 for articles that nobody may see', async () => {
      const environment = getEnvironment();
      const old = environment.era.articles.flatMap(({ oldNames }) => oldNames);
      const hidden = environment.oracle.entries.filter(
        (entry) => !isPublic(entry, defaultNow) && !old.includes(entry.id),
      );
      const paths = openRandom(94)
        .sample(hidden, 10)
        .map((entry) => articlePath(entry.collection, entry.slug));
      for (const path of ['/api/v1/articles/no/such', ...paths]) {
        const url = `${path}/related`;
        checkProblem(url, await environment.call(url), 'article_not_found');
      }
    });

    for (const [query, code, parameter] of [
      ['limit=0', 'invalid_parameter', 'limit'],
      ['limit=21', 'invalid_parameter', 'limit'],
      ['limit=x', 'invalid_parameter', 'limit'],
      ['limit=', 'invalid_parameter', 'limit'],
      ['limit=1&limit=2', 'invalid_parameter', 'limit'],
      ['tag=a', 'unknown_parameter', 'tag'],
    ] as const) {
      it(`refuse ${query}`, async function () {
        const [entry] = getEnvironment().era.articles;
        if (!entry) this.skip();
        const url = `${articlePath(entry.collection, entry.slug)}/related?${query}`;
        const { errors } = checkProblem(url, await getEnvironment().call(url), code);
        assert.deepEqual(
          errors.map((error) => error.parameter),
          [parameter],
        );
      });
    }
  });
}
