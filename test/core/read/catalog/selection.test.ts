import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countMembers, forEachMember, has } from '../../../../core/model/numbers/article-set';
import type { Edition } from '../../../../core/read/catalog/edition';
import { applyFilter, selectArticles, type ArticleFilter } from '../../../../core/read/catalog/apply-filter';
import { findLastModified, findStableRange } from '../../../../core/read/catalog/last-modified';
import { foldTerm } from '../../../../core/model/text/fold';
import { anEdition, type ArticleParts } from '../../../support/builders';

const days = ['2020-01-01', '2020-06-15', '2020-12-31', '2021-02-03', '2022-01-01'];
const tags = ['egg', 'Egg', 'koa', 'sls', 'ｋｏａ'];
const collections = ['blog', 'case'];
const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const articleParts = fc.record({
  collection: fc.constantFrom(...collections),
  date: optional(days),
  publishAt: optional(days),
  unpublishAt: optional(days),
  updated: optional(days),
  draft: fc.boolean(),
  outdated: fc.boolean(),
  tags: fc.uniqueArray(fc.constantFrom(...tags)),
});
// More than a word of a set holds, and more than are asked one by one.
const contents = fc.array(articleParts, { maxLength: 150, size: 'max' }).map((all) =>
  all.map(({ collection, ...parts }, i): ArticleParts => {
    const known = Object.entries(parts).filter(([, value]) => value !== undefined);
    return { id: `${collection}/${String(i).padStart(3, '0')}`, ...Object.fromEntries(known) };
  }),
);
const names = fc.uniqueArray(fc.constantFrom(...tags, 'unknown'), { minLength: 1, maxLength: 3 });
/** What is asked for here: `category` and `author` are as `tag`, and `q` has tests of its own. */
type Tested = Omit<Required<ArticleFilter>, 'category' | 'author' | 'q'>;
const conditions: { readonly [Name in keyof Tested]: fc.Arbitrary<NonNullable<Tested[Name]>> } = {
  collection: fc.record(
    {
      any: fc.uniqueArray(fc.constantFrom(...collections, 'none'), { minLength: 1 }),
      none: fc.constantFrom(['blog'], ['case']),
    },
    { requiredKeys: [] },
  ),
  tag: fc.record({ any: names, all: names, none: names }, { requiredKeys: [] }),
  date: fc.record(
    {
      from: fc.constantFrom('2020', '2020-06', '2020-06-16'),
      to: fc.constantFrom('2020', '2020-06', '2021-02-03'),
    },
    { requiredKeys: [] },
  ),
  outdated: fc.boolean(),
  ids: fc.constantFrom(['blog/000', 'case/003', 'none/none'], ['blog/100']),
};
const filters: fc.Arbitrary<ArticleFilter> = fc.record(conditions, { requiredKeys: [] });
const moments = fc.constantFrom(...days, '2020-03-01', '2023-01-01').map((day) => `${day}T00:00:00+08:00`);

describe('selections', () => {
  it('are what asking every article finds', () => {
    fc.assert(
      fc.property(contents, filters, moments, (articles, filter, now) => {
        const edition = anEdition(articles, { now });
        const expected = listAll(edition).filter((article) => matches(articles, edition, filter, article));
        const selected = selectArticles(edition, filter);
        assert.deepEqual(selected === null ? listAll(edition) : listMembers(selected), expected);
        const matched = applyFilter(edition, filter);
        const isVisible = expected.filter((article) => isPublic(articles, edition, article, Date.parse(now)));
        assert.deepEqual(listMembers(matched), isVisible);
        assert.equal(countMembers(matched), isVisible.length);
        assert.equal(applyFilter(edition, {}), edition.publicSet);
      }),
    );
  });

  it('know when they changed last, as asking every article does', () => {
    fc.assert(
      fc.property(contents, filters, moments, (articles, filter, at) => {
        const now = Date.parse(at);
        const edition = anEdition(articles, { now: at });
        const { publishedAt, publicUntil, updatedAt } = edition.catalog.timed;
        const times = listAll(edition)
          .filter((article) => !partsOf(articles, edition, article).draft)
          .filter((article) => matches(articles, edition, filter, article))
          .flatMap((article) => [
            publishedAt[article] ?? 0,
            publicUntil[article] ?? 0,
            edition.isPublic(article) ? (updatedAt[article] ?? 0) : Number.NaN,
          ])
          .filter((moment) => moment <= now);
        const latest = times.length === 0 ? null : Math.max(...times);
        assert.equal(findLastModified(edition, filter, now), latest);
      }),
    );
  });

  it('stay as they are between two moments', () => {
    fc.assert(
      fc.property(contents, moments, (articles, at) => {
        const now = Date.parse(at);
        const edition = anEdition(articles, { now: at });
        const updates = Array.from(edition.catalog.timed.updatedAt).filter((ms) => !Number.isNaN(ms));
        assert.deepEqual(findStableRange(edition, now), {
          from: Math.max(edition.validFrom, ...updates.filter((ms) => ms <= now)),
          until: Math.min(edition.validUntil, ...updates.filter((ms) => ms > now)),
        });
      }),
    );
  });
});

function listAll({ catalog }: Edition): number[] {
  return Array.from(catalog.ids.keys());
}

function listMembers(set: Uint32Array): number[] {
  const members: number[] = [];
  forEachMember(set, (article) => {
    assert.ok(has(set, article));
    members.push(article);
  });
  return members;
}

function partsOf(articles: readonly ArticleParts[], { catalog }: Edition, article: number): ArticleParts {
  return articles.find(({ id }) => id === catalog.idOf(article)) ?? {};
}

/** Whether an article is public, from what it says of itself. */
function isPublic(
  articles: readonly ArticleParts[],
  edition: Edition,
  article: number,
  now: number,
): boolean {
  const { draft, date, publishAt, unpublishAt } = partsOf(articles, edition, article);
  const instant = (day: string | undefined) => Date.parse(`${day ?? ''}T00:00:00+08:00`);
  return draft !== true && !(instant(publishAt ?? date) > now) && !(instant(unpublishAt) <= now);
}

/** Whether an article matches, from what it says of itself. */
function matches(
  articles: readonly ArticleParts[],
  edition: Edition,
  filter: ArticleFilter,
  article: number,
): boolean {
  const parts = partsOf(articles, edition, article);
  const [collection = ''] = (parts.id ?? '').split('/');
  const own = new Set((parts.tags ?? []).map(foldTerm));
  const hasTag = (name: string) => own.has(foldTerm(name));
  const { from, to } = filter.date ?? {};
  return (
    (filter.collection?.any?.includes(collection) ?? true) &&
    !(filter.collection?.none?.includes(collection) ?? false) &&
    (filter.tag?.any?.some(hasTag) ?? true) &&
    (filter.tag?.all?.every(hasTag) ?? true) &&
    !(filter.tag?.none?.some(hasTag) ?? false) &&
    (from === undefined || (parts.date !== undefined && parts.date.slice(0, from.length) >= from)) &&
    (to === undefined || (parts.date !== undefined && parts.date.slice(0, to.length) <= to)) &&
    (filter.outdated === undefined || filter.outdated === parts.outdated) &&
    (filter.ids?.includes(parts.id ?? '') ?? true)
  );
}
