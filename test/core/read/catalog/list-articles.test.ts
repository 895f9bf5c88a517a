import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { KeysetPosition } from '../../../../core/read/catalog/list-articles';
import type { Edition } from '../../../../core/read/catalog/edition';
import type { Sort } from '../../../../core/read/catalog/sort';
import { anEdition, type ArticleParts } from '../../../support/builders';
import { list } from './support';

const five: ArticleParts[] = ['a', 'b', 'c', 'd', 'e'].map((slug, i) => ({
  id: `blog/${slug}`,
  date: `2020-06-0${9 - i}`,
}));
const sorts: Sort[] = ['-date', 'date', 'title', '-title', '-updatedAt', 'updatedAt'];

/** Walks a list by cursor; `editionAt` says what is public when the page of that number is asked for. */
function walk(editionAt: (page: number) => Edition, sort: Sort, limit: number): string[] {
  const ids: string[] = [];
  let after: KeysetPosition | null = null;
  for (let page = 0; page < 100; page++) {
    const found = list(editionAt(page), { sort, limit, span: { after } });
    ids.push(...found.ids);
    if (found.end === null) return ids;
    // What goes to clients and back is JSON.
    after = JSON.parse(JSON.stringify(found.end)) as KeysetPosition;
  }
  throw new Error('The walk has no end.');
}

describe('listArticles', () => {
  it('gives one page and the total', () => {
    const found = list(anEdition(five), { limit: 2, span: { page: 2 } });
    assert.deepEqual(found.ids, ['blog/c', 'blog/d']);
    assert.equal(found.total, 5);
    assert.equal(found.end, null);
  });

  it('tells where a part that is walked by position ended, and nothing at the end of the list', () => {
    const edition = anEdition(five);
    const found = list(edition, { limit: 4, span: { after: null } });
    assert.deepEqual(found.end, { key: 20200606, slug: 'd', collection: 'blog' });
    assert.equal(list(edition, { limit: 4, span: { after: found.end } }).end, null);
    assert.equal(list(edition, { limit: 5, span: { after: null } }).end, null);
  });

  it('has nothing beyond the last page', () => {
    const edition = anEdition(five);
    const beyond = list(edition, { limit: 2, span: { page: Number.MAX_SAFE_INTEGER } });
    assert.deepEqual([beyond.ids, beyond.total, beyond.end], [[], 5, null]);
  });

  it('names the ids that no public article has', () => {
    const edition = anEdition([
      ...five,
      { id: 'blog/x', draft: true },
      { id: 'blog/later', date: '2022-01-01' },
    ]);
    const ids = ['blog/x', 'blog/a', 'blog/no', 'blog/later', 'blog/A'];
    const found = list(edition, { filter: { ids, collection: { any: ['other'] } } });
    assert.deepEqual(found.missing, ['blog/A', 'blog/later', 'blog/no', 'blog/x']);
    assert.deepEqual(found.ids, []);
  });
});

describe('positions', () => {
  const anyArticle = fc.record(
    {
      id: fc
        .constantFrom('a', 'b')
        .chain((c) =>
          fc.string({ unit: fc.constantFrom('x', 'y', '～', '😀'), minLength: 1 }).map((s) => `${c}/${s}`),
        ),
      title: fc.constantFrom('A', 'a', 'b', '～', '😀', 'Ｂ'),
      date: fc.constantFrom('2020-01-01', '2020-01-02', '2019-05-05'),
      updated: fc.constantFrom('2020-01-01', '2020-02-01'),
    },
    { requiredKeys: ['id'] },
  );
  const anyArticles = fc.uniqueArray(anyArticle, { selector: ({ id }) => id, maxLength: 12 });

  it('join pages to the whole list, for any articles, order and limit', () => {
    fc.assert(
      fc.property(
        anyArticles,
        fc.constantFrom(...sorts),
        fc.integer({ min: 1, max: 5 }),
        (articles, sort, limit) => {
          const edition = anEdition(articles);
          assert.deepEqual(
            walk(() => edition, sort, limit),
            list(edition, { sort }).ids,
          );
        },
      ),
    );
  });

  it('neither repeat nor skip an article when others are added and removed in between', () => {
    fc.assert(
      fc.property(
        anyArticles,
        fc.constantFrom(...sorts),
        fc.infiniteStream(fc.boolean()),
        (articles, sort, coin) => {
          const isLater = articles.map(() => coin.next().value === true);
          const before = anEdition(articles.filter((_, i) => !isLater[i]));
          const after = anEdition(articles);
          const walked = walk((page) => (page === 0 ? before : after), sort, 2);
          assert.equal(new Set(walked).size, walked.length);
          const stayed = list(before, { sort }).ids;
          assert.deepEqual(
            walked.filter((id) => stayed.includes(id)),
            stayed,
          );
        },
      ),
    );
  });

  it('hold by title when new titles change every rank', () => {
    const before = anEdition([
      { id: 'blog/a', title: 'Mango' },
      { id: 'blog/b', title: 'Zebra' },
    ]);
    const { end } = list(before, { sort: 'title', limit: 1 });
    assert.deepEqual(end, { key: 'mango', slug: 'a', collection: 'blog' });
    const after = anEdition([
      { id: 'blog/a', title: 'Mango' },
      { id: 'blog/b', title: 'Zebra' },
      { id: 'blog/c', title: 'Apple' },
      { id: 'blog/d', title: 'mango' },
    ]);
    assert.deepEqual(list(after, { sort: 'title', span: { after: end } }).ids, ['blog/d', 'blog/b']);
    assert.deepEqual(list(after, { sort: '-title', span: { after: end } }).ids, ['blog/d', 'blog/c']);
  });

  it('hold when the article they name is gone', () => {
    const { end } = list(anEdition(five), { limit: 2 });
    const without = anEdition(five.filter(({ id }) => id !== 'blog/b'));
    assert.deepEqual(list(without, { span: { after: end } }).ids, ['blog/c', 'blog/d', 'blog/e']);
  });

  it('go on among articles without the field', () => {
    const edition = anEdition([...five.slice(0, 1), { id: 'blog/x' }, { id: 'blog/y' }]);
    const { end } = list(edition, { limit: 2 });
    assert.deepEqual(end, { key: null, slug: 'x', collection: 'blog' });
    assert.deepEqual(list(edition, { span: { after: end } }).ids, ['blog/y']);
  });
});
