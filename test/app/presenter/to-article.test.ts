import assert from 'node:assert/strict';
import { toArticleSummary } from '../../../app/presenter/to-article';
import { findArticle } from '../../../core/read/catalog/find-article';
import { anEdition, type ArticleParts, type WorldOptions } from '../../support/builders';

interface World extends WorldOptions {
  readonly others?: readonly ArticleParts[];
}

/** The summary of one article, in a world of others. */
function summarize(parts: ArticleParts, { others = [], ...options }: World) {
  const edition = anEdition([{ ...parts, id: 'blog/a' }, ...others], options);
  const found = findArticle(edition, 'blog', 'a') ?? assert.fail('There is no such article.');
  return toArticleSummary(edition, found.article, null);
}

describe('toArticleSummary', () => {
  const spelled = (tag: string): ArticleParts[] => [
    { id: 'blog/b', tags: [tag] },
    { id: 'blog/c', tags: [tag] },
  ];
  const cases: { name: string; parts: ArticleParts; before: World; after: World }[] = [
    {
      name: 'taxonomy.yml gives a tag another name',
      parts: { tags: ['sls'] },
      before: {},
      after: { taxonomy: 'tags: { Serverless: { aliases: [sls] } }' },
    },
    {
      name: 'taxonomy.yml gives a category another name',
      parts: { categories: ['news'] },
      before: { taxonomy: 'categories: { News: {} }' },
      after: { taxonomy: 'categories: { Nouvelles: { aliases: [news] } }' },
    },
    {
      name: 'taxonomy.yml gives an author another name',
      parts: { authors: ['ada'] },
      before: {},
      after: { taxonomy: 'authors: { Ada Lovelace: { aliases: [ada] } }' },
    },
    {
      name: 'more articles spell a tag otherwise',
      parts: { tags: ['Meetup'] },
      before: {},
      after: { others: spelled('meetup') },
    },
    {
      name: 'an article that spells a tag otherwise is published',
      parts: { tags: ['Meetup'] },
      before: { others: spelled('meetup').map((other) => ({ ...other, date: '2021-02-01' })) },
      after: {
        others: spelled('meetup').map((other) => ({ ...other, date: '2021-02-01' })),
        now: '2021-03-01T00:00Z',
      },
    },
  ];
  for (const { name, parts, before, after } of cases) {
    const look = () => {
      const [{ digest: old, ...oldRest }, { digest: fresh, ...freshRest }] = [
        summarize(parts, before),
        summarize(parts, after),
      ];
      return { old, oldRest, fresh, freshRest };
    };

    it(`shows the new name when ${name}`, () => {
      const { oldRest, freshRest } = look();
      assert.notDeepEqual(oldRest, freshRest);
    });

    // Pending: the digest is made while a file is built, when nobody knows yet what its terms will be called.
    it.skip(`changes the digest when ${name}`, () => {
      const { old, fresh } = look();
      assert.notEqual(old, fresh);
    });
  }

  it('keeps the digest when nothing changes but another article', () => {
    const parts: ArticleParts = { tags: ['Meetup'] };
    const alone = summarize(parts, {});
    assert.deepEqual(summarize(parts, { others: [{ id: 'blog/b', tags: ['Meetup', 'x'] }] }), alone);
  });
});
