import { itemAt } from '../../model/text/item-at';
import { forEachMember, type ArticleSet } from '../../model/numbers/article-set';
import type { Edition } from './edition';
import { matchSet, type ArticleFilter, type NameCondition, type NameKind } from './apply-filter';
import { countTerms } from './tally-terms';

/** What can be counted within a result. */
export type FacetName = NameKind | 'year';

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
  matched: ArticleSet,
  facets: readonly FacetName[],
): Partial<Record<FacetName, readonly FacetCount[]>> {
  const counts = facets.map((facet) => {
    const wider = withoutOwnFilter(filter, facet);
    const articles = wider === filter ? matched : matchSet(edition, wider);
    return [facet, countValues(edition, facet, articles)] as const;
  });
  return Object.fromEntries(counts);
}

/** The filter that a facet is counted under: all but its own any-filter, or for `year` the date range. */
export function withoutOwnFilter(filter: ArticleFilter, facet: FacetName): ArticleFilter {
  if (facet === 'year') return filter.date === undefined ? filter : { ...filter, date: undefined };
  const own: NameCondition | undefined = filter[facet];
  if (own?.any === undefined) return filter;
  const rest: NameCondition = { ...own, any: undefined };
  return { ...filter, [facet]: rest };
}

function countValues(edition: Edition, facet: FacetName, articles: ArticleSet): FacetCount[] {
  const { catalog, terms } = edition;
  // Without articles there is no first and no last year.
  if (catalog.size === 0) return [];
  if (facet === 'year') {
    const { day } = catalog;
    const yearOf = (article: number) => Math.floor((day[article] ?? 0) / 10_000);
    // Those without a date stand behind all others in both orders.
    const first = yearOf(itemAt(catalog.sorted('date'), 0));
    const last = yearOf(itemAt(catalog.sorted('-date'), 0));
    // The last place is for those that have none.
    const none = last - first + 1;
    const counts = countNumbers(articles, none + 1, (article) => {
      const year = yearOf(article);
      return year === 0 ? none : year - first;
    });
    counts[none] = 0;
    return rank(
      counts,
      (place) => place,
      (place) => String(first + place).padStart(4, '0'),
    );
  }
  if (facet === 'collection') {
    const { collection } = catalog.columns;
    const counts = countNumbers(articles, catalog.collections.length, (article) => collection[article] ?? 0);
    // Collections are numbered in code-point order.
    return rank(
      counts,
      (number) => number,
      (number) => itemAt(catalog.collections, number).name ?? '',
    );
  }
  const ofTaxonomy = terms[facet];
  const ranks = ofTaxonomy.ranks();
  return rank(
    countTerms(catalog, facet, articles),
    (term) => ranks[term] ?? 0,
    (term) => ofTaxonomy.nameOf(term) ?? '',
  );
}

function countNumbers(
  articles: ArticleSet,
  size: number,
  numberOf: (article: number) => number,
): Uint32Array {
  const counts = new Uint32Array(size);
  forEachMember(articles, (article) => {
    const number = numberOf(article);
    counts[number] = (counts[number] ?? 0) + 1;
  });
  return counts;
}

/** @param rankOf the place of a value among all, by name in code-point order */
function rank(
  counts: Uint32Array,
  rankOf: (value: number) => number,
  nameOf: (value: number) => string,
): FacetCount[] {
  const found: number[] = [];
  counts.forEach((count, value) => {
    if (count > 0) found.push(value);
  });
  return found
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || rankOf(a) - rankOf(b))
    .map((value) => ({ name: nameOf(value), count: itemAt(counts, value) }));
}
