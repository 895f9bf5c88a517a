import type { Edition } from './edition';
import { compileFilter, type ArticleFilter } from './filter';
import type { Order } from './sort';

/** Returns the public articles that match, by number, in the given order; `relevance` is that of `filter.q`. */
export function matchArticles(edition: Edition, filter: ArticleFilter, order: Order): number[] {
  const matches = compileFilter(edition, filter);
  const matched: number[] = [];
  const articles =
    order === 'relevance'
      ? edition.search(filter.q ?? '').hits.map(({ article }) => article)
      : edition.catalog.sorted(order);
  for (const article of articles) {
    if (edition.isPublic(article) && matches(article)) matched.push(article);
  }
  return matched;
}
