import { compareCodePoints } from '../text/fold';
import { splitId, type Catalog } from './catalog';
import type { Edition } from './edition';
import type { ArticleFilter } from './filter';
import { matchArticles } from './match-articles';

/** What a name leads to: a public article, or one that had the name before. */
export type Found =
  | { readonly kind: 'article'; readonly article: number }
  | { readonly kind: 'moved'; readonly article: number };

/** Finds the public article that has an id, or had it before. */
export function findArticle(edition: Edition, collection: string, slug: string): Found | undefined {
  const { catalog } = edition;
  const article = findNumber(catalog, collection, slug);
  if (article !== undefined && edition.isPublic(article)) return { kind: 'article', article };
  const name = `${collection}/${slug}`;
  const successor = catalog.aliases.find(([alias, owner]) => alias === name && edition.isPublic(owner));
  return successor && { kind: 'moved', article: successor[1] };
}

/** Finds every public article with a slug, or where there is none, those that had it before; by id. */
export function findBySlug(edition: Edition, slug: string): readonly Found[] {
  const { catalog } = edition;
  const live: Found[] = [];
  for (
    let i = firstWithSlug(catalog, slug);
    i < catalog.size && splitId(catalog.ids[i] ?? '').slug === slug;
    i++
  ) {
    if (edition.isPublic(i)) live.push({ kind: 'article', article: i });
  }
  if (live.length > 0) return live;
  const moved = catalog.aliases
    .filter(([name, article]) => splitId(name).slug === slug && edition.isPublic(article))
    .map(([, article]) => article);
  return [...new Set(moved)].map((article) => ({ kind: 'moved' as const, article }));
}

/** The public articles before and after one in the default order of those that match; null and null outside of it. */
export function findNeighbours(
  edition: Edition,
  article: number,
  filter: ArticleFilter,
): { readonly previous: number | null; readonly next: number | null } {
  const matched = matchArticles(edition, filter, '-date');
  const position = matched.indexOf(article);
  if (position === -1) return { previous: null, next: null };
  return { previous: matched[position + 1] ?? null, next: matched[position - 1] ?? null };
}

/** The number of the article with this id, whether or not it is public. */
export function findNumber(catalog: Catalog, collection: string, slug: string): number | undefined {
  const id = `${collection}/${slug}`;
  for (
    let i = firstWithSlug(catalog, slug);
    i < catalog.size && splitId(catalog.ids[i] ?? '').slug === slug;
    i++
  ) {
    if (catalog.ids[i] === id) return i;
  }
  return undefined;
}

/** Articles are numbered by slug, so those with one slug stand together; bisection finds the first. */
function firstWithSlug(catalog: Catalog, slug: string): number {
  let low = 0;
  let high = catalog.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(splitId(catalog.ids[middle] ?? '').slug, slug) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
