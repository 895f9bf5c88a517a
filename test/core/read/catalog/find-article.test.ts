import assert from 'node:assert/strict';
import {
  findArticle,
  findBySlug,
  findNeighbours,
  type ArticleLookup,
} from '../../../../core/read/catalog/find-article';
import type { ArticleFilter } from '../../../../core/read/catalog/apply-filter';
import { anEdition } from '../../../support/builders';
import { idsOf } from './support';

const edition = anEdition([
  { id: 'blog/a', date: '2020-06-01', tags: ['egg'] },
  { id: 'blog/b', date: '2020-06-02', aliases: ['old-b', 'case/once', 'draft', 'a', 'shared'] },
  { id: 'blog/c', date: '2020-06-02', tags: ['egg'] },
  { id: 'case/a', date: '2020-06-03', aliases: ['old-b'] },
  { id: 'case/x.md', date: '2020-06-04', tags: ['egg'] },
  { id: 'blog/draft', date: '2020-06-05', draft: true, aliases: ['secret'] },
  { id: 'blog/_', draft: true, aliases: ['shared'] },
  { id: 'blog/😀' },
]);

const show = (found: ArticleLookup | undefined) =>
  found ? `${found.kind} ${idsOf(edition, [found.article]).join()}` : null;

describe('findArticle', () => {
  const table: { name: string; id: [string, string]; expected: string | null }[] = [
    { name: 'finds an article by its id', id: ['blog', 'a'], expected: 'article blog/a' },
    { name: 'tells collections apart', id: ['case', 'a'], expected: 'article case/a' },
    { name: 'finds slugs with dots', id: ['case', 'x.md'], expected: 'article case/x.md' },
    { name: 'finds slugs beyond the basic plane', id: ['blog', '😀'], expected: 'article blog/😀' },
    { name: 'compares exactly', id: ['blog', 'A'], expected: null },
    { name: 'finds nothing under an unknown name', id: ['blog', 'zzz'], expected: null },
    { name: 'does not join a name over the slash', id: ['blog/a', ''], expected: null },
    {
      name: 'finds an old name in the collection of the article',
      id: ['blog', 'old-b'],
      expected: 'moved blog/b',
    },
    {
      name: 'finds the same old name of another collection',
      id: ['case', 'old-b'],
      expected: 'moved case/a',
    },
    { name: 'finds an old name with a collection', id: ['case', 'once'], expected: 'moved blog/b' },
    { name: 'prefers a live article to an old name', id: ['blog', 'a'], expected: 'article blog/a' },
    {
      name: 'follows an old name where the live article is not public',
      id: ['blog', 'draft'],
      expected: 'moved blog/b',
    },
    { name: 'follows an old name past a draft', id: ['blog', 'shared'], expected: 'moved blog/b' },
    { name: 'says nothing of old names of drafts', id: ['blog', 'secret'], expected: null },
  ];
  for (const { name, id, expected } of table) {
    it(name, () => {
      assert.equal(show(findArticle(edition, ...id)), expected);
    });
  }
});

describe('findBySlug', () => {
  const table: { name: string; slug: string; expected: string[] }[] = [
    { name: 'finds the only one', slug: 'c', expected: ['article blog/c'] },
    {
      name: 'finds all of that name, by collection',
      slug: 'a',
      expected: ['article blog/a', 'article case/a'],
    },
    { name: 'finds nothing', slug: 'zzz', expected: [] },
    { name: 'finds all that had the name', slug: 'old-b', expected: ['moved blog/b', 'moved case/a'] },
    { name: 'passes over drafts', slug: 'draft', expected: ['moved blog/b'] },
    { name: 'does not take an id for a slug', slug: 'blog/a', expected: [] },
  ];
  for (const { name, slug, expected } of table) {
    it(name, () => {
      assert.deepEqual(findBySlug(edition, slug).map(show), expected);
    });
  }
});

describe('findNeighbours', () => {
  const table: {
    name: string;
    id: string;
    filter: ArticleFilter;
    expected: [string | null, string | null];
  }[] = [
    { name: 'are the older and the newer one', id: 'blog/b', filter: {}, expected: ['blog/c', 'case/a'] },
    { name: 'follow the default order on one day', id: 'blog/c', filter: {}, expected: ['blog/a', 'blog/b'] },
    { name: 'end with the newest', id: 'case/x.md', filter: {}, expected: ['case/a', null] },
    { name: 'end with the one without a date', id: 'blog/😀', filter: {}, expected: [null, 'blog/a'] },
    {
      name: 'stay within a filter',
      id: 'blog/c',
      filter: { tag: { any: ['egg'] } },
      expected: ['blog/a', 'case/x.md'],
    },
    {
      name: 'are none outside of the filter',
      id: 'blog/b',
      filter: { tag: { any: ['egg'] } },
      expected: [null, null],
    },
    { name: 'are none of a draft', id: 'blog/draft', filter: {}, expected: [null, null] },
  ];
  for (const { name, id, filter, expected } of table) {
    it(name, () => {
      const { previous, next } = findNeighbours(edition, edition.catalog.ids.indexOf(id), filter);
      const idOf = (article: number | null) => (article === null ? null : idsOf(edition, [article])[0]);
      assert.deepEqual([idOf(previous), idOf(next)], expected);
    });
  }
});
