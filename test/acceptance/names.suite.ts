import assert from 'node:assert/strict';
import { ArticleMoved, getArticleBySlug } from '../../contract/articles';
import { openRandom } from '../support/random';
import type { Entry } from './entry';
import { about, articlePath, ask, check, checkProblem, parse, type World } from './world';

const sampleSize = 300;

/** Names of articles: slugs alone, old names, and names that nothing public has. */
export function namesSuite(getWorld: () => World): void {
  describe('names', () => {
    it('find an article by slug alone where only one collection has it', async () => {
      const world = getWorld();
      for (const entry of openRandom(11).sample(world.era.articles, sampleSize)) {
        const url = `/api/v1/articles/${encodeURIComponent(entry.slug)}`;
        const namesakes = world.era.articles.filter(({ slug }) => slug === entry.slug);
        if (namesakes.length === 1) {
          const { data } = await ask(world, getArticleBySlug, url);
          assert.equal(data.id, entry.id);
        } else {
          const { candidates } = checkProblem(url, await world.call(url), 'ambiguous_slug');
          assert.deepEqual(candidates?.toSorted(), namesakes.map(({ id }) => id).sort());
        }
      }
    });

    it('lead from an old name to the new one, with suffix and query', async () => {
      const world = getWorld();
      for (const name of new Set(world.oracle.entries.flatMap(({ oldNames }) => oldNames))) {
        const slash = name.indexOf('/');
        await checkName(world, name.slice(0, slash), name.slice(slash + 1));
      }
    });

    it('find nothing where an article is not public', async () => {
      const world = getWorld();
      const hidden = world.oracle.entries.filter((entry) => !world.era.articles.includes(entry));
      for (const { collection, slug } of hidden.slice(0, sampleSize)) await checkName(world, collection, slug);
    });

    it('suggest the nearest public ids', async () => {
      const world = getWorld();
      const publicIds = world.era.articles.map(({ id }) => id);
      for (const { collection, slug, id } of openRandom(12).sample(world.era.articles, 20)) {
        if (Array.from(slug).length < 5) continue;
        const url = articlePath(collection, `${slug}x`);
        const { suggestions = [] } = checkProblem(url, await world.call(url), 'article_not_found');
        about(url, () => {
          assert.ok(suggestions.includes(id));
          assert.deepEqual(
            suggestions.filter((suggestion) => !publicIds.includes(suggestion)),
            [],
          );
        });
      }
    });

    it('compare exactly', async () => {
      const world = getWorld();
      for (const { collection, slug } of openRandom(13).sample(world.era.articles, 50)) {
        for (const other of [slug.toUpperCase(), slug.toLowerCase(), `${slug} `, slug.normalize('NFD')]) {
          if (other !== slug) await checkName(world, collection, other);
        }
      }
    });
  });
}

/** Asks for a name in every way and compares with what articles say of themselves. */
async function checkName(world: World, collection: string, slug: string): Promise<void> {
  const live = world.era.articles.find((entry) => entry.collection === collection && entry.slug === slug);
  const owners = world.era.articles.filter(({ oldNames }) => oldNames.includes(`${collection}/${slug}`));
  for (const [suffix, query] of [
    ['', ''],
    ['', '?fields=title&_=1'],
    ['.md', '?utm_source=x'],
  ] as const) {
    const url = `${articlePath(collection, slug)}${suffix}${query}`;
    const answer = await world.call(url);
    if (live) assert.equal(answer.status, 200, url);
    else if (owners.length === 0) checkProblem(url, answer, 'article_not_found');
    else checkMoved(url, owners, `${suffix}${query}`, check(ArticleMoved, parse(answer)), answer);
  }
}

function checkMoved(
  url: string,
  owners: readonly Entry[],
  rest: string,
  { data }: { data: { id: string; location: string } },
  { status, headers }: { status: number; headers: Readonly<Record<string, string>> },
): void {
  about(url, () => {
    assert.equal(status, 301);
    assert.equal(headers.location, data.location);
    const owner = owners.find(({ id }) => id === data.id);
    assert.ok(owner, `${data.id} never had this name.`);
    assert.equal(data.location, `${articlePath(owner.collection, owner.slug)}${rest}`);
  });
}
