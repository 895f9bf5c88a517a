import type { Edition } from './edition';
import { compileFilter, type ArticleFilter } from './filter';
import type { Sort } from './sort';

/** Returns the public articles that match, by number, in the order of `sort`. */
export function matchArticles(edition: Edition, filter: ArticleFilter, sort: Sort): number[] {
  const matches = compileFilter(edition, filter);
  const matched: number[] = [];
  for (const article of edition.catalog.sorted(sort)) {
    if (edition.isPublic(article) && matches(article)) matched.push(article);
  }
  return matched;
}
