import assert from 'node:assert/strict';
import { listArticles } from '../../contract/articles';
import { openRandom } from '../support/random';
import { isPublic, type Query } from './oracle';
import { generateFilters } from './generate-query';
import { writeQuery } from './query';
import { about, ask, defaultNow, type TestEnvironment } from './environment';

const path = listArticles.path;
const sorts = ['-date', 'date', 'title', '-title', 'updatedAt', '-updatedAt'];

/** Walks by cursor. */
export function cursorsSuite(getEnvironment: () => TestEnvironment): void {
  describe('cursors', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    for (const sort of sorts) {
      it(`walk the whole list in the order ${sort}, whatever the limit`, async () => {
        const environment = getEnvironment();
        for (const limit of [1, 2, 3, 7, 50, 100]) {
          if (environment.era.articles.length / limit > 400) continue;
          const query = { sort: [sort], limit: [String(limit)] };
          assert.deepEqual(await walk(environment, query), toIds(environment, query), `limit ${limit}`);
        }
      });
    }

    it('walk any filtered list', async () => {
      const environment = getEnvironment();
      const random = openRandom(41);
      for (let i = 0; i < 60; i++) {
        const filters = generateFilters(environment.era, random, 0.08);
        const limit = random.pick([1, 2, 5, 20, 100]);
        if (toIds(environment, filters).length / limit > 200) continue;
        const query = { ...filters, sort: [random.pick(sorts)], limit: [String(limit)] };
        assert.deepEqual(await walk(environment, query), toIds(environment, query), writeQuery(query));
      }
    });

    it('repeat and skip nothing when articles are published in between', async () => {
      const environment = getEnvironment();
      const { moments, entries } = environment.oracle;
      const random = openRandom(43);
      for (let i = 0; i < 18 && moments.length > 1; i++) {
        const [before = 0, after = 0] = random.sample(moments, 2).sort((a, b) => a - b);
        const limit = Math.max(random.between(1, 5), Math.ceil(entries.length / 100));
        const query = { sort: [sorts[i % sorts.length] ?? ''], limit: [String(limit)] };
        environment.setNow(before);
        const publicBefore = entries.filter((entry) => isPublic(entry, before));
        const stay = publicBefore.filter((entry) => isPublic(entry, after)).map(({ id }) => id);
        const changeAfter = random.between(1, Math.max(1, Math.floor(publicBefore.length / limit)));
        const seen = await walk(environment, query, (pages) => {
          if (pages === changeAfter) environment.setNow(after);
        });
        about(`${writeQuery(query)}, from ${before} to ${after} after ${changeAfter} pages`, () => {
          const each = new Set(seen);
          assert.equal(each.size, seen.length, 'An article came twice.');
          assert.deepEqual(
            stay.filter((id) => !each.has(id)),
            [],
            'An article was skipped.',
          );
        });
      }
    });

    it('take another limit and other fields on the way', async () => {
      const environment = getEnvironment();
      const first = await ask(environment, listArticles, `${path}?cursor=&limit=1`);
      if (typeof first.meta.nextCursor !== 'string') return;
      const cursor = encodeURIComponent(first.meta.nextCursor);
      const { data } = await ask(environment, listArticles, `${path}?cursor=${cursor}&limit=2&format=text`);
      assert.deepEqual(
        data.map(({ id }) => id),
        toIds(environment, {}).slice(1, 3),
      );
    });
  });
}

/** The ids of a list, page after page. */
async function walk(
  environment: TestEnvironment,
  query: Query,
  afterPage: (pages: number) => void = () => undefined,
) {
  const ids: string[] = [];
  let cursor: string | null = '';
  for (let pages = 1; cursor !== null; pages++) {
    assert.ok(pages < 5000, 'The walk does not end.');
    const page = await readPage(environment, { ...query, cursor: [cursor] });
    ids.push(...page.ids);
    cursor = page.nextCursor;
    afterPage(pages);
  }
  return ids;
}

async function readPage(
  environment: TestEnvironment,
  query: Query,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const { data, meta } = await ask(environment, listArticles, `${path}?${writeQuery(query)}`);
  return { ids: data.map(({ id }) => id), nextCursor: meta.nextCursor ?? null };
}

function toIds(environment: TestEnvironment, query: Query): string[] {
  return environment.era.match(query).map(({ id }) => id);
}
