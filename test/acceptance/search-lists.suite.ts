import assert from 'node:assert/strict';
import type { ResponseBodyOf } from '../../contract/endpoint';
import { ArticleListItem } from '../../contract/article-schemas';
import { getArticle, listArticles } from '../../contract/articles';
import { listArchives } from '../../contract/content';
import { endpoints } from '../../contract/endpoints';
import { openRandom, type Random } from '../support/random';
import { expectContent, expectPage, expectSummary } from './expected';
import { generateFilters } from './generate-query';
import { isPublic, type Query } from './oracle';
import { checkLink, writeQuery, writeVariant } from './query';
import { samplePieces } from './search-samples';
import {
  about,
  articlePath,
  ask,
  check,
  defaultNow,
  parse,
  pickFields,
  type TestEnvironment,
} from './environment';

type ListAnswer = ResponseBodyOf<typeof listArticles>;

const path = listArticles.path;
const sorts = ['-date', 'date', 'title', '-title', 'updatedAt', '-updatedAt'];
const facets = ['collection', 'category', 'tag', 'author', 'year'];

/** `q` together with everything else that a list takes. */
export function searchListsSuite(getEnvironment: () => TestEnvironment): void {
  describe('search within lists', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    /** Words that some public article holds, with filters around them. */
    const eachSearch = async (
      seed: number,
      count: number,
      work: (environment: TestEnvironment, query: Query, random: Random) => Promise<void>,
    ) => {
      const environment = getEnvironment();
      const random = openRandom(seed);
      const pieces = samplePieces(environment.era.articles, seed, count);
      for (const [i, q] of pieces.entries()) {
        const filters = i % 3 === 0 ? {} : generateFilters(environment.era, random, 0.06);
        const query = { ...filters, q: [q] };
        if (writeQuery(query).length < 3000) await work(environment, query, random);
      }
    };

    it('takes filters, facets, an order, pages, fields and formats as other lists do', async () => {
      await eachSearch(71, 120, async (environment, filters, random) => {
        const format = random.chance(0.2) ? { format: ['text'] } : undefined;
        const query: Query = {
          ...filters,
          sort: [random.pick(sorts)],
          limit: [String(random.pick([1, 3, 10, 20]))],
          page: [String(random.pick([1, 1, 2]))],
          ...(random.chance(0.4) && { facets: random.sample(facets, random.between(1, 5)) }),
          ...(random.chance(0.3) && { fields: random.sample(['title', 'tags', 'slug'], 2) }),
          ...format,
        };
        const url = `${path}?${writeVariant(query, random)}`;
        const body = parse(await environment.call(url)) as ListAnswer;
        const expected = expectPage(query, environment.era);
        const fields = query.fields && ['id', ...query.fields, ...(format ? ['content'] : [])];
        about(url, () => {
          const data = expected.entries.map((entry) => {
            const whole = {
              ...expectSummary(entry, environment.era, environment.siteUrl),
              ...(format && { content: expectContent(entry, format.format) }),
            };
            return Object.fromEntries(
              Object.entries(whole).filter(([name]) => fields?.includes(name) ?? true),
            );
          });
          const found = body.data.map((item) => {
            if (!fields) check(ArticleListItem, item);
            else check(pickFields(ArticleListItem, [...fields, 'score', 'highlight']), item);
            const { score, highlight, ...rest } = item;
            assert.ok(score !== undefined && score > 0 && highlight, 'A hit has no score or no highlight.');
            return rest;
          });
          assert.deepEqual(found, data);
          assert.equal(body.meta.total, expected.total);
          assert.deepEqual(body.meta.facets, expected.facets);
          checkLink(body.links.self, path, query);
        });
      });
    });

    it('has the facets of a list by relevance over all hits', async () => {
      await eachSearch(72, 40, async (environment, filters) => {
        const query = { ...filters, facets };
        const body = await ask(environment, listArticles, `${path}?${writeQuery(query)}&limit=1`);
        const expected = expectPage(query, environment.era);
        assert.deepEqual([body.meta.total, body.meta.facets], [expected.total, expected.facets]);
      });
    });

    it('joins the pages to the whole result, in one order', async () => {
      await eachSearch(73, 15, async (environment, filters) => {
        const whole = await ask(environment, listArticles, `${path}?${writeQuery(filters)}&limit=100`);
        for (const limit of [2, 7]) {
          const joined: unknown[] = [];
          const pages = Math.min(6, Math.ceil(whole.data.length / limit));
          for (let page = 1; page <= pages; page++) {
            const url = `${path}?${writeQuery(filters)}&limit=${limit}&page=${page}`;
            joined.push(...(await ask(environment, listArticles, url)).data);
          }
          assert.deepEqual(joined, whole.data.slice(0, pages * limit), writeQuery(filters));
        }
      });
    });

    it('walks all hits by cursor where an order is named', async () => {
      await eachSearch(74, 12, async (environment, filters, random) => {
        const query = { ...filters, sort: [random.pick(sorts)] };
        const expected = environment.era.match(query).map(({ id }) => id);
        if (expected.length > 150) return;
        const seen: string[] = [];
        let cursor: string | null = '';
        for (let calls = 0; cursor !== null && calls < 100; calls++) {
          const { data, meta } = await readPart(environment, query, cursor);
          seen.push(...data.map(({ id }) => id));
          cursor = meta.nextCursor ?? null;
        }
        assert.deepEqual(seen, expected, writeQuery(query));
      });
    });

    it('counts terms and months of the hits', async () => {
      await eachSearch(75, 40, async (environment, query) => {
        for (const [name, list] of [
          ['tag', endpoints.listTags],
          ['author', endpoints.listAuthors],
          ['collection', endpoints.listCollections],
        ] as const) {
          const url = `${list.path}?${writeQuery(query)}`;
          const body = await ask(environment, list, url);
          assert.deepEqual(body.data, environment.era.terms.list(name, environment.era.match(query)), url);
        }
        const url = `${listArchives.path}?${writeQuery(query)}`;
        assert.deepEqual(
          (await ask(environment, listArchives, url)).data,
          environment.era.archives(query),
          url,
        );
      });
    });

    it('has neighbours among the hits by date', async () => {
      await eachSearch(76, 40, async (environment, query, random) => {
        const hits = environment.era.match(query);
        const entry = hits.length > 0 ? random.pick(hits) : random.pick(environment.era.articles);
        const url = `${articlePath(entry.collection, entry.slug)}?${writeQuery(query)}`;
        const { data } = await ask(environment, getArticle, url);
        const expected = environment.era.neighbours(entry, query);
        assert.deepEqual([data.previous?.id, data.next?.id], [expected.previous?.id, expected.next?.id], url);
      });
    });

    it('never finds what is not public, at any time', async () => {
      const environment = getEnvironment();
      const { moments, entries } = environment.oracle;
      const hidden = entries.filter((entry) => !isPublic(entry, defaultNow));
      for (const moment of [defaultNow, ...openRandom(77).sample(moments, 6)]) {
        for (const now of [moment - 1, moment]) {
          environment.setNow(now);
          for (const entry of openRandom(78).sample(hidden, 8)) {
            const q = Array.from(entry.summary.title.replaceAll('"', ' ')).slice(0, 90).join('');
            const query = { q: [`"${q}"`], sort: ['-date'], limit: ['100'] };
            const { data, meta } = await ask(environment, listArticles, `${path}?${writeQuery(query)}`);
            const isHidden = ({ id }: { id: string }) =>
              !environment.era.articles.some((one) => one.id === id);
            assert.ok(!data.some(isHidden), q);
            if (meta.corrected !== undefined) continue;
            const expected = environment.era.match(query).map(({ id }) => id);
            assert.deepEqual(
              data.map(({ id }) => id),
              expected.slice(0, 100),
              `${q} at ${now}`,
            );
          }
        }
      }
    });
  });
}

function readPart(environment: TestEnvironment, query: Query, cursor: string): Promise<ListAnswer> {
  const part = { ...query, cursor: [cursor], limit: ['3'] };
  return ask(environment, listArticles, `${path}?${writeQuery(part)}`);
}
