import assert from 'node:assert/strict';
import { getManifest, listArchives } from '../../contract/content';
import type { ResponseBodyOf } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import { getHealth, getReadiness } from '../../contract/operations';
import { compareCodePoints } from '../../core/model/text/fold';
import { openRandom } from '../support/random';
import type { Taxonomy } from './taxonomies';
import { disguise, generateFilters } from './generate-query';
import { writeVariant } from './query';
import { about, ask, checkProblem, defaultNow, type TestEnvironment } from './environment';

const kinds = [
  { name: 'collection', list: endpoints.listCollections, get: endpoints.getCollection },
  { name: 'category', list: endpoints.listCategories, get: endpoints.getCategory },
  { name: 'tag', list: endpoints.listTags, get: endpoints.getTag },
  { name: 'author', list: endpoints.listAuthors, get: endpoints.getAuthor },
] as const;

const sampleSize = 200;

/** Terms, months, the manifest and what operators ask. */
export function taxonomiesSuite(getEnvironment: () => TestEnvironment): void {
  describe('terms and counts', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    for (const { name, list, get } of kinds) {
      it(`list the ${list.path.slice('/api/v1/'.length)} under any filter`, async () => {
        const environment = getEnvironment();
        const random = openRandom(21);
        for (let i = 0; i < 40; i++) {
          if (i % 10 === 9 && environment.oracle.moments.length > 0)
            environment.setNow(random.pick(environment.oracle.moments));
          const query = i === 0 ? {} : generateFilters(environment.era, random, 0.08);
          const expected = environment.era.terms.list(name, environment.era.match(query));
          const limit = random.chance(0.3) ? random.between(1, 5) : undefined;
          const text = writeVariant({ ...query, ...(limit && { limit: [String(limit)] }) }, random);
          const body = await ask(environment, list, `${list.path}?${text}`);
          about(`${list.path}?${text}`, () => {
            assert.deepEqual(body, { data: expected.slice(0, limit), meta: { total: expected.length } });
          });
        }
      });

      it(`give one ${name} by its name and every other spelling`, async () => {
        const environment = getEnvironment();
        const random = openRandom(22);
        const terms = environment.era.terms.list(name, environment.era.articles);
        for (const term of random.sample(terms, sampleSize)) {
          const spellings = [term.name, ...term.aliases];
          const disguised =
            name === 'collection' ? [] : spellings.map((spelling) => disguise(spelling, random));
          for (const spelling of new Set([...spellings, ...disguised])) {
            const url = get.path.replace('{name}', encodeURIComponent(spelling));
            const { data } = await ask(environment, get, url);
            about(url, () => {
              assert.deepEqual(data, term);
            });
          }
        }
      });

      it(`answer 404 to a ${name} that no public article has`, async () => {
        const environment = getEnvironment();
        const unknown = [
          'no such term',
          '__proto__',
          'constructor',
          '没有',
          'a/b/c',
          ...hiddenTerms(environment, name),
        ];
        const known = environment.era.terms
          .list(name, environment.era.articles)
          .flatMap((term) => [term.name, ...term.aliases]);
        for (const text of unknown.filter((one) => !known.includes(one))) {
          const url = get.path.replace('{name}', encodeURIComponent(text));
          checkProblem(url, await environment.call(url), 'term_not_found');
        }
      });
    }

    it('count months under any filter', async () => {
      const environment = getEnvironment();
      const random = openRandom(23);
      for (let i = 0; i < 40; i++) {
        const query = i === 0 ? {} : generateFilters(environment.era, random, 0.08);
        const expected = environment.era.archives(query);
        const body = await ask(
          environment,
          listArchives,
          `${listArchives.path}?${writeVariant(query, random)}`,
        );
        assert.deepEqual(body, { data: expected, meta: { total: expected.length } }, JSON.stringify(query));
      }
    });

    it('list all public articles in the manifest by id', async () => {
      const environment = getEnvironment();
      const { data, meta } = await ask(environment, getManifest, getManifest.path);
      assert.deepEqual(data, toManifest(environment));
      assert.deepEqual(meta, { total: environment.era.articles.length, revision: environment.revision });
    });

    it('walk the manifest by cursor', async () => {
      const environment = getEnvironment();
      const all = toManifest(environment);
      for (const limit of [Math.max(1, Math.ceil(all.length / 50)), Math.max(1, all.length), 10_000]) {
        const seen: typeof all = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const { data, meta } = await readManifest(environment, limit, cursor);
          assert.ok(data.length <= limit);
          assert.equal(meta.total, all.length);
          seen.push(...data);
          cursor = meta.nextCursor ?? null;
        }
        assert.deepEqual(seen, all, `limit ${limit}`);
      }
    });

    it('say that the process lives and the content is loaded', async () => {
      const environment = getEnvironment();
      assert.deepEqual(await ask(environment, getHealth, getHealth.path), { status: 'ok' });
      assert.deepEqual(await ask(environment, getReadiness, getReadiness.path), {
        status: 'ready',
        revision: environment.revision,
        articles: environment.era.articles.length,
        findings: environment.findings,
      });
    });

    it('compute the checksum of the content when they are asked for it', async () => {
      const environment = getEnvironment();
      const { checksum, ...plain } = await ask(environment, getReadiness, '/readyz?checksum=true');
      assert.match(checksum ?? '', /^[0-9a-f]{64}$/);
      assert.deepEqual(plain, await ask(environment, getReadiness, '/readyz?checksum=false'));
    });
  });
}

function readManifest(
  environment: TestEnvironment,
  limit: number,
  cursor: string,
): Promise<ResponseBodyOf<typeof getManifest>> {
  const query = `limit=${limit}&cursor=${encodeURIComponent(cursor)}`;
  return ask(environment, getManifest, `${getManifest.path}?${query}`);
}

function toManifest({ era }: TestEnvironment) {
  return era.articles.map(({ id, digest }) => ({ id, digest })).sort((a, b) => compareCodePoints(a.id, b.id));
}

/** Terms that only articles have which are not public. */
function hiddenTerms({ era, oracle }: TestEnvironment, name: 'collection' | Taxonomy): string[] {
  if (name === 'collection') {
    const shown = era.articles.map(({ collection }) => collection);
    return oracle.entries
      .map(({ collection }) => collection)
      .filter((collection) => !shown.includes(collection));
  }
  const shown = new Set(era.articles.flatMap(({ terms }) => terms[name].map(({ identity }) => identity)));
  const all = oracle.entries.flatMap(({ terms }) => terms[name]);
  return all.filter(({ identity }) => !shown.has(identity)).map(({ spelling }) => spelling);
}
