import type { ArticleFilter } from '../../../core/catalog/filter';
import type { Edition } from '../../../core/catalog/edition';
import { listArticles, type ArticleList, type ListQuery } from '../../../core/catalog/list-articles';

/** The ids of articles given by number. */
export function idsOf(edition: Edition, articles: readonly number[]): string[] {
  return articles.map((article) => edition.catalog.ids[article] ?? '?');
}

/** Lists with defaults for what the test says nothing about. */
export function list(edition: Edition, query: Partial<ListQuery> = {}): ArticleList & { ids: string[] } {
  const found = listArticles(edition, {
    filter: {},
    sort: '-date',
    span: { page: 1 },
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
