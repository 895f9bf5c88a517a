import { compareCodePoints } from '../text/fold';
import type { Catalog } from './catalog';
import { tallyTerms } from './tally-terms';
import type { Edition } from './edition';
import type { ArticleFilter } from './filter';
import { matchArticles } from './match-articles';

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
    const articles = wider === filter ? matched : matchArticles(edition, wider, '-date');
    return [facet, countValues(edition, facet, articles)] as const;
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

function countValues(edition: Edition, facet: FacetName, articles: readonly number[]): FacetCount[] {
  const { catalog, terms } = edition;
  if (facet === 'year')
    return rank(
      countNumbers(articles, (article) => yearOf(catalog, article)),
      toYear,
    );
  if (facet === 'collection') {
    const counts = countNumbers(articles, (article) => catalog.columns.collection[article] ?? 0);
    return rank(counts, (collection) => catalog.collections[collection]?.name ?? '');
  }
  const counts = new Map(tallyTerms(catalog, facet, articles).map(({ term, count }) => [term, count]));
  return rank(counts, (term) => terms[facet].names[term] ?? '');
}

function yearOf(catalog: Catalog, article: number): number | null {
  const day = catalog.day[article] ?? 0;
  return day === 0 ? null : Math.floor(day / 10_000);
}

function toYear(year: number): string {
  return String(year).padStart(4, '0');
}

function countNumbers(
  articles: readonly number[],
  valueOf: (article: number) => number | null,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const article of articles) {
    const value = valueOf(article);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function rank(counts: ReadonlyMap<number, number>, nameOf: (value: number) => string): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ name: nameOf(value), count }))
    .sort((a, b) => b.count - a.count || compareCodePoints(a.name, b.name));
}
