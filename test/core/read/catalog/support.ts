import type { ArticleFilter } from '../../../../core/read/catalog/apply-filter';
import type { Edition } from '../../../../core/read/catalog/edition';
import {
  listArticles,
  type ArticleList,
  type ListQuery,
  type KeysetPosition,
} from '../../../../core/read/catalog/list-articles';
import type { Sort } from '../../../../core/read/catalog/sort';

/** The ids of articles given by number. */
export function idsOf(edition: Edition, articles: readonly number[]): string[] {
  return articles.map((article) => edition.catalog.idOf(article));
}

/** What a test says of a list. */
export interface Wish extends Partial<Omit<ListQuery, 'span'>> {
  readonly sort?: Sort;
  readonly span?: { readonly page: number } | { readonly after: KeysetPosition | null };
}

/** Lists with defaults for what the test says nothing about. */
export function list(edition: Edition, wish: Wish = {}): ArticleList & { ids: string[] } {
  const { sort = '-date', span = { after: null }, ...query } = wish;
  const found = listArticles(edition, {
    filter: {},
    span: { order: sort, ...span },
    limit: 100,
    facets: [],
    ...query,
  });
  return { ...found, ids: idsOf(edition, found.articles) };
}

/** The slugs of the matching articles, in alphabetical order. */
export function matching(edition: Edition, filter: ArticleFilter): string {
  const { ids } = list(edition, { filter });
  return ids
    .map((id) => id.slice(id.indexOf('/') + 1))
    .sort()
    .join(' ');
}
