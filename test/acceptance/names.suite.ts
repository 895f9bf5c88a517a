import assert from 'node:assert/strict';
import { ArticleMoved, getArticleBySlug } from '../../contract/articles';
import type { Answer } from '../support/call';
import { openRandom } from '../support/random';
import type { Entry } from './entry';
import { about, articlePath, ask, check, checkProblem, parse, type TestEnvironment } from './environment';

const sampleSize = 300;

/** Names of articles: slugs alone, old names, and names that nothing public has. */
export function namesSuite(getEnvironment: () => TestEnvironment): void {
  describe('names', () => {
    it('find an article by slug alone where only one collection has it', async () => {
      const environment = getEnvironment();
      for (const entry of openRandom(11).sample(environment.era.articles, sampleSize)) {
        const url = `/api/v1/articles/${encodeURIComponent(entry.slug)}`;
        const namesakes = environment.era.articles.filter(({ slug }) => slug === entry.slug);
        if (namesakes.length === 1) {
          const { data } = await ask(environment, getArticleBySlug, url);
          assert.equal(data.id, entry.id);
        } else {
          const { candidates } = checkProblem(url, await environment.call(url), 'ambiguous_slug');
          assert.deepEqual(candidates?.toSorted(), namesakes.map(({ id }) => id).sort());
        }
      }
    });

    it('lead from an old name to the new one, with suffix and query', async () => {
      const environment = getEnvironment();
      for (const name of new Set(environment.oracle.entries.flatMap(({ oldNames }) => oldNames))) {
        const slash = name.indexOf('/');
        await checkName(environment, name.slice(0, slash), name.slice(slash + 1));
      }
    });

    it('find nothing where an article is not public', async () => {
      const environment = getEnvironment();
      const hidden = environment.oracle.entries.filter((entry) => !environment.era.articles.includes(entry));
      for (const { collection, slug } of hidden.slice(0, sampleSize))
        await checkName(environment, collection, slug);
    });

    it('suggest the nearest public ids', async () => {
      const environment = getEnvironment();
      const publicIds = environment.era.articles.map(({ id }) => id);
      for (const { collection, slug, id } of openRandom(12).sample(environment.era.articles, 20)) {
        if (Array.from(slug).length < 5) continue;
        const url = articlePath(collection, `${slug}x`);
        const { suggestions = [] } = checkProblem(url, await environment.call(url), 'article_not_found');
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
      const environment = getEnvironment();
      for (const { collection, slug } of openRandom(13).sample(environment.era.articles, 50)) {
        for (const other of [slug.toUpperCase(), slug.toLowerCase(), `${slug} `, slug.normalize('NFD')]) {
          if (other !== slug) await checkName(environment, collection, other);
        }
      }
    });
  });
}

/** What a name leads to: an article, or those that had it before, or nothing. */
interface Destination {
  readonly kind: 'json' | 'markdown';
  readonly live: Entry | undefined;
  readonly owners: readonly Entry[];
}

/** Resolves a name as the contract has it: live names before old ones, whole ones before those with `.md` behind. */
function resolve({ era }: TestEnvironment, collection: string, name: string): Destination {
  const stem = name.endsWith('.md') && name !== '.md' ? name.slice(0, -3) : undefined;
  const readings = [
    { kind: 'json' as const, slug: name },
    ...(stem === undefined ? [] : [{ kind: 'markdown' as const, slug: stem }]),
  ];
  const found = readings.map(({ kind, slug }) => ({
    kind,
    live: era.articles.find((entry) => entry.collection === collection && entry.slug === slug),
    owners: era.articles.filter(({ oldNames }) => oldNames.includes(`${collection}/${slug}`)),
  }));
  const nothing = { kind: 'json' as const, live: undefined, owners: [] };
  return found.find(({ live }) => live) ?? found.find(({ owners }) => owners.length > 0) ?? nothing;
}

/** Asks for a name in every way and compares with what articles say of themselves. */
async function checkName(environment: TestEnvironment, collection: string, slug: string): Promise<void> {
  for (const [suffix, query] of [
    ['', ''],
    ['', '?_=1&utm_source=x%20y'],
    ['.md', ''],
    ['.md', '?_=1'],
  ] as const) {
    const url = `${articlePath(collection, slug)}${suffix}${query}`;
    const answer = await environment.call(url);
    const { kind, live, owners } = resolve(environment, collection, `${slug}${suffix}`);
    about(url, () => {
      if (live) assert.equal(answer.status, 200);
      else if (owners.length === 0) checkProblem(url, answer, 'article_not_found');
      else checkMoved(answer, owners, `${kind === 'markdown' ? '.md' : ''}${query}`);
    });
  }
}

function checkMoved(answer: Answer, owners: readonly Entry[], rest: string): void {
  assert.equal(answer.status, 301, answer.body.toString().slice(0, 500));
  const { data } = check(ArticleMoved, parse(answer));
  assert.equal(answer.headers.location, data.location);
  const owner = owners.find(({ id }) => id === data.id);
  assert.ok(owner, `${data.id} never had this name.`);
  assert.equal(data.location, `${articlePath(owner.collection, owner.slug)}${rest}`);
}
