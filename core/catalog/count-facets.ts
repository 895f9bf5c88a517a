import { compareCodePoints } from '../text/fold';
import { termsOf, type Edition } from './edition';
import { compileFilter, type ArticleFilter } from './filter';

/** What can be counted within a result. */
export type FacetName = 'collection' | 'category' | 'tag' | 'author' | 'year';

/** How many of the matching articles have one value. */
export interface FacetCount {
  readonly name: string;
  readonly count: number;
}

/**
 * Counts the values of each facet over the matching articles, most first, then by name in code-point order.
 *
 * A facet's own any-filter (for `year`, the date range) is not applied to it: the counts say what choosing another
 * value would find.
 *
 * @param matched the public articles that match the whole filter
 */
export function countFacets(
  edition: Edition,
  filter: ArticleFilter,
  matched: readonly number[],
  facets: readonly FacetName[],
): Partial<Record<FacetName, readonly FacetCount[]>> {
  const counts = facets.map((facet) => {
    const wider = withoutOwnFilter(filter, facet);
    const articles = wider === filter ? matched : matchUnordered(edition, wider);
    return [facet, countValues(articles, (article) => valuesOf(edition, facet, article))] as const;
  });
  return Object.fromEntries(counts);
}

/** The filter that a facet is counted under: all but its own any-filter, or for `year` the date range. */
export function withoutOwnFilter(filter: ArticleFilter, facet: FacetName): ArticleFilter {
  if (facet === 'year') {
    const isRange = filter.from !== undefined || filter.to !== undefined;
    return isRange ? { ...filter, from: undefined, to: undefined } : filter;
  }
  return filter[facet] === undefined ? filter : { ...filter, [facet]: undefined };
}

function matchUnordered(edition: Edition, filter: ArticleFilter): number[] {
  const matches = compileFilter(edition, filter);
  const articles: number[] = [];
  for (let article = 0; article < edition.catalog.size; article++) {
    if (edition.isPublic(article) && matches(article)) articles.push(article);
  }
  return articles;
}

function valuesOf({ catalog, terms }: Edition, facet: FacetName, article: number): readonly string[] {
  if (facet === 'year') {
    const day = catalog.day[article] ?? 0;
    return day === 0 ? [] : [String(Math.floor(day / 10_000)).padStart(4, '0')];
  }
  if (facet === 'collection') return [catalog.collections[catalog.columns.collection[article] ?? 0]?.name ?? ''];
  return termsOf(catalog, facet, article).map((term) => terms[facet].names[term] ?? '');
}

function countValues(articles: readonly number[], valuesOf: (article: number) => readonly string[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    // Two spellings of one term in one article count once.
    for (const value of new Set(valuesOf(article))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || compareCodePoints(a.name, b.name));
}
