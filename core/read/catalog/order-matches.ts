import { has } from '../../model/numbers/article-set';
import type { Edition } from './edition';
import { applyFilter, type ArticleFilter } from './apply-filter';
import type { Order } from './sort';

/** Returns the numbers of the matching public articles in the given order; `relevance` needs `filter.q`. */
export function matchArticles(edition: Edition, filter: ArticleFilter, order: Order): number[] {
  const set = applyFilter(edition, filter);
  const matched: number[] = [];
  for (const article of listInOrder(edition, filter, order)) {
    if (has(set, article)) matched.push(article);
  }
  return matched;
}

/** Returns articles, public or not, in the given order: all, or for `relevance` the hits of the search. */
export function listInOrder(
  edition: Edition,
  filter: ArticleFilter,
  order: Order,
): ArrayLike<number> & Iterable<number> {
  if (order !== 'relevance') return edition.catalog.sorted(order);
  return edition.search(filter.q ?? '').hits.articles;
}
