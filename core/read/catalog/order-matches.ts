import { has } from '../../model/numbers/article-set';
import type { Edition } from './edition';
import { matchSet, type ArticleFilter } from './apply-filter';
import type { Order } from './sort';

/** Returns the public articles that match, by number, in the given order; `relevance` is that of `filter.q`. */
export function matchArticles(edition: Edition, filter: ArticleFilter, order: Order): number[] {
  const set = matchSet(edition, filter);
  const matched: number[] = [];
  for (const article of listInOrder(edition, filter, order)) {
    if (has(set, article)) matched.push(article);
  }
  return matched;
}

/** Articles, public or not, in the given order: all of them, or for `relevance` those that a search finds. */
export function listInOrder(
  edition: Edition,
  filter: ArticleFilter,
  order: Order,
): ArrayLike<number> & Iterable<number> {
  if (order !== 'relevance') return edition.catalog.sorted(order);
  return edition.search(filter.q ?? '').hits.articles;
}
