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
import { about, ask, checkProblem, defaultNow, type World } from './world';

const kinds = [
  { name: 'collection', list: endpoints.listCollections, get: endpoints.getCollection },
  { name: 'category', list: endpoints.listCategories, get: endpoints.getCategory },
  { name: 'tag', list: endpoints.listTags, get: endpoints.getTag },
  { name: 'author', list: endpoints.listAuthors, get: endpoints.getAuthor },
] as const;

const sampleSize = 200;

/** Terms, months, the manifest and what operators ask. */
export function taxonomiesSuite(getWorld: () => World): void {
  describe('terms and counts', () => {
    afterEach(() => {
      getWorld().setNow(defaultNow);
    });

    for (const { name, list, get } of kinds) {
      it(`list the ${list.path.slice('/api/v1/'.length)} under any filter`, async () => {
        const world = getWorld();
        const random = openRandom(21);
        for (let i = 0; i < 40; i++) {
          if (i % 10 === 9 && world.oracle.moments.length > 0)
            world.setNow(random.pick(world.oracle.moments));
          const query = i === 0 ? {} : generateFilters(world.era, random, 0.08);
          const expected = world.era.terms.list(name, world.era.match(query));
          const limit = random.chance(0.3) ? random.between(1, 5) : undefined;
          const text = writeVariant({ ...query, ...(limit && { limit: [String(limit)] }) }, random);
          const body = await ask(world, list, `${list.path}?${text}`);
          about(`${list.path}?${text}`, () => {
            assert.deepEqual(body, { data: expected.slice(0, limit), meta: { total: expected.length } });
          });
        }
      });

      it(`give one ${name} by its name and every other spelling`, async () => {
        const world = getWorld();
        const random = openRandom(22);
        const terms = world.era.terms.list(name, world.era.articles);
        for (const term of random.sample(terms, sampleSize)) {
          const spellings = [term.name, ...term.aliases];
          const disguised =
            name === 'collection' ? [] : spellings.map((spelling) => disguise(spelling, random));
          for (const spelling of new Set([...spellings, ...disguised])) {
            const url = get.path.replace('{name}', encodeURIComponent(spelling));
            const { data } = await ask(world, get, url);
            about(url, () => {
              assert.deepEqual(data, term);
            });
          }
        }
      });

      it(`answer 404 to a ${name} that no public article has`, async () => {
        const world = getWorld();
        const unknown = [
          'no such term',
          '__proto__',
          'constructor',
          '没有',
          'a/b/c',
          ...hiddenTerms(world, name),
        ];
        const known = world.era.terms
          .list(name, world.era.articles)
          .flatMap((term) => [term.name, ...term.aliases]);
        for (const text of unknown.filter((one) => !known.includes(one))) {
          const url = get.path.replace('{name}', encodeURIComponent(text));
          checkProblem(url, await world.call(url), 'term_not_found');
        }
      });
    }

    it('count months under any filter', async () => {
      const world = getWorld();
      const random = openRandom(23);
      for (let i = 0; i < 40; i++) {
        const query = i === 0 ? {} : generateFilters(world.era, random, 0.08);
        const expected = world.era.archives(query);
        const body = await ask(world, listArchives, `${listArchives.path}?${writeVariant(query, random)}`);
        assert.deepEqual(body, { data: expected, meta: { total: expected.length } }, JSON.stringify(query));
      }
    });

    it('list all public articles in the manifest by id', async () => {
      const world = getWorld();
      const { data, meta } = await ask(world, getManifest, getManifest.path);
      assert.deepEqual(data, toManifest(world));
      assert.deepEqual(meta, { total: world.era.articles.length, revision: world.revision });
    });

    it('walk the manifest by cursor', async () => {
      const world = getWorld();
      const all = toManifest(world);
      for (const limit of [Math.max(1, Math.ceil(all.length / 50)), Math.max(1, all.length), 10_000]) {
        const seen: typeof all = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const { data, meta } = await readManifest(world, limit, cursor);
          assert.ok(data.length <= limit);
          assert.equal(meta.total, all.length);
          seen.push(...data);
          cursor = meta.nextCursor ?? null;
        }
        assert.deepEqual(seen, all, `limit ${limit}`);
      }
    });

    it('say that the process lives and the content is loaded', async () => {
      const world = getWorld();
      assert.deepEqual(await ask(world, getHealth, getHealth.path), { status: 'ok' });
      assert.deepEqual(await ask(world, getReadiness, getReadiness.path), {
        status: 'ready',
        revision: world.revision,
        articles: world.era.articles.length,
        findings: world.findings,
      });
    });
  });
}

function readManifest(
  world: World,
  limit: number,
  cursor: string,
): Promise<ResponseBodyOf<typeof getManifest>> {
  const query = `limit=${limit}&cursor=${encodeURIComponent(cursor)}`;
  return ask(world, getManifest, `${getManifest.path}?${query}`);
}

function toManifest({ era }: World) {
  return era.articles.map(({ id, digest }) => ({ id, digest })).sort((a, b) => compareCodePoints(a.id, b.id));
}

/** Terms that only articles have which are not public. */
function hiddenTerms({ era, oracle }: World, name: 'collection' | Taxonomy): string[] {
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
