import { compareCodePoints } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';
import { has } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import { splitId } from '../../model/article/article-id';
import type { Catalog } from './catalog';
import type { Edition } from './edition';
import { applyFilter, type ArticleFilter } from './apply-filter';
import { findNumber, findNumbers } from './find-number';
import { compareKeys, sortKey } from './sort';

/** A public article, found by its present id or slug, or by a former one (`moved`). */
export interface ArticleLookup {
  readonly kind: 'article' | 'moved';
  readonly article: number;
}

/** Finds the public article that has an id, or else has it as a former id. */
export function findArticle(edition: Edition, collection: string, slug: string): ArticleLookup | undefined {
  const { catalog } = edition;
  const name = `${collection}/${slug}`;
  const article = findNumber(catalog, name);
  if (article !== undefined && edition.isPublic(article)) return { kind: 'article', article };
  const { aliases, columns } = catalog;
  for (let i = aliases.lowerBound(name); i < aliases.size && aliases.at(i) === name; i++) {
    const owner = itemAt(columns.aliasArticle, i);
    if (edition.isPublic(owner)) return { kind: 'moved', article: owner };
  }
  return undefined;
}

/** Finds all public articles with a slug; if there are none, those with it in a former id. */
export function findBySlug(edition: Edition, slug: string): readonly ArticleLookup[] {
  const live = findNumbers(edition.catalog, slug).filter(edition.isPublic);
  if (live.length > 0) return live.map((article) => ({ kind: 'article', article }));
  const moved = findOwners(edition.catalog, slug).filter(edition.isPublic);
  return [...new Set(moved)].map((article) => ({ kind: 'moved', article }));
}

/** The articles with a slug in a former id, in the order of these ids. */
function findOwners({ aliases, columns }: Catalog, slug: string): number[] {
  const { aliasBySlug, aliasArticle } = columns;
  const slugAt = (i: number) => splitId(aliases.at(itemAt(aliasBySlug, i))).slug;
  const owners: number[] = [];
  const first = bisect(aliasBySlug.length, (i) => compareCodePoints(slugAt(i), slug) < 0);
  for (let i = first; i < aliasBySlug.length && slugAt(i) === slug; i++)
    owners.push(itemAt(aliasArticle, itemAt(aliasBySlug, i)));
  return owners;
}

/** The matching public articles before and after an article in the default order; both null if it does not match. */
export function findNeighbours(
  edition: Edition,
  article: number,
  filter: ArticleFilter,
): { readonly previous: number | null; readonly next: number | null } {
  const matched = applyFilter(edition, filter);
  if (!has(matched, article)) return { previous: null, next: null };
  const order = edition.catalog.sorted('-date');
  const index = bisect(order.length, (i) => compareByDate(edition.catalog, itemAt(order, i), article) < 0);
  const findFrom = (step: 1 | -1): number | null => {
    for (let i = index + step; i >= 0 && i < order.length; i += step) {
      const other = order[i] ?? 0;
      if (has(matched, other)) return other;
    }
    return null;
  };
  return { previous: findFrom(1), next: findFrom(-1) };
}

function compareByDate(catalog: Catalog, a: number, b: number): number {
  const key = (article: number) => sortKey(catalog, '-date', article);
  return compareKeys('-date', key(a), key(b), (x, y) => x - y) || a - b;
}
