import { compareCodePoints } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';
import { has } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import { splitId } from '../../model/article/article-id';
import type { Catalog } from './catalog';
import type { Edition } from './edition';
import { matchSet, type ArticleFilter } from './apply-filter';
import { findNumber, findNumbers } from './find-number';
import { compareKeys, sortKey } from './sort';

/** What a name leads to: a public article, or one that had the name before. */
export type ArticleLookup =
  | { readonly kind: 'article'; readonly article: number }
  | { readonly kind: 'moved'; readonly article: number };

/** Finds the public article that has an id, or had it before. */
export function findArticle(edition: Edition, collection: string, slug: string): ArticleLookup | undefined {
  const { catalog } = edition;
  const name = `${collection}/${slug}`;
  const article = findNumber(catalog, name);
  if (article !== undefined && edition.isPublic(article)) return { kind: 'article', article };
  const { aliasArticle } = catalog.columns;
  const { aliases } = catalog;
  for (let i = aliases.lowerBound(name); i < aliases.size && aliases.at(i) === name; i++) {
    const owner = itemAt(aliasArticle, i);
    if (edition.isPublic(owner)) return { kind: 'moved', article: owner };
  }
  return undefined;
}

/** Finds every public article with a slug, or where there is none, those that had it before; by id. */
export function findBySlug(edition: Edition, slug: string): readonly ArticleLookup[] {
  const live = findNumbers(edition.catalog, slug).filter(edition.isPublic);
  if (live.length > 0) return live.map((article) => ({ kind: 'article', article }));
  const moved = findOwners(edition.catalog, slug).filter(edition.isPublic);
  return [...new Set(moved)].map((article) => ({ kind: 'moved', article }));
}

/** The articles that had a slug before, by old name. */
function findOwners({ aliases, columns }: Catalog, slug: string): number[] {
  const { aliasBySlug, aliasArticle } = columns;
  const slugAt = (i: number) => splitId(aliases.at(itemAt(aliasBySlug, i))).slug;
  const owners: number[] = [];
  const first = bisect(aliasBySlug.length, (i) => compareCodePoints(slugAt(i), slug) < 0);
  for (let i = first; i < aliasBySlug.length && slugAt(i) === slug; i++)
    owners.push(itemAt(aliasArticle, itemAt(aliasBySlug, i)));
  return owners;
}

/** The public articles before and after one in the default order of those that match; null and null outside of it. */
export function findNeighbours(
  edition: Edition,
  article: number,
  filter: ArticleFilter,
): { readonly previous: number | null; readonly next: number | null } {
  const matched = matchSet(edition, filter);
  if (!has(matched, article)) return { previous: null, next: null };
  const order = edition.catalog.sorted('-date');
  const place = bisect(order.length, (i) => compareByDate(edition.catalog, itemAt(order, i), article) < 0);
  const walk = (step: 1 | -1): number | null => {
    for (let i = place + step; i >= 0 && i < order.length; i += step) {
      const other = order[i] ?? 0;
      if (has(matched, other)) return other;
    }
    return null;
  };
  return { previous: walk(1), next: walk(-1) };
}

function compareByDate(catalog: Catalog, a: number, b: number): number {
  const key = (article: number) => sortKey(catalog, '-date', article);
  return compareKeys('-date', key(a), key(b), (x, y) => x - y) || a - b;
}
