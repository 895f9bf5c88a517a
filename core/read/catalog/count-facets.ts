import { itemAt } from '../../model/text/item-at';
import { forEachMember, type ArticleSet } from '../../model/numbers/article-set';
import type { Catalog } from './catalog';
import type { Edition } from './edition';
import { applyFilter, type ArticleFilter, type NameCondition, type NameKind } from './apply-filter';
import { countTerms } from './tally-terms';

/** The facets: what can be counted within a result. */
export type FacetName = NameKind | 'year';

/** How many of the matching articles have a value. */
export interface FacetCount {
  readonly name: string;
  readonly count: number;
}

/**
 * Counts the values of each facet over the matching articles, most first, then by name in code-point order.
 *
 * A facet's own any-filter (for `year`, the date range) does not apply to it. So each count says how many articles a
 * client would find by choosing another value.
 *
 * @param matched the public articles that match the entire filter
 */
export function countFacets(
  edition: Edition,
  filter: ArticleFilter,
  matched: ArticleSet,
  facets: readonly FacetName[],
): Partial<Record<FacetName, readonly FacetCount[]>> {
  const counts = facets.map((facet) => {
    const wider = withoutOwnFilter(filter, facet);
    const articles = wider === filter ? matched : applyFilter(edition, wider);
    return [facet, countValues(edition, facet, articles)] as const;
  });
  return Object.fromEntries(counts);
}

/** The filter of a facet: the requested filter without the facet's own any-filter, or for `year` the date range. */
export function withoutOwnFilter(filter: ArticleFilter, facet: FacetName): ArticleFilter {
  if (facet === 'year') return filter.date === undefined ? filter : { ...filter, date: undefined };
  const own: NameCondition | undefined = filter[facet];
  if (own?.any === undefined) return filter;
  const rest: NameCondition = { ...own, any: undefined };
  return { ...filter, [facet]: rest };
}

function countValues({ catalog, terms }: Edition, facet: FacetName, articles: ArticleSet): FacetCount[] {
  if (facet === 'year') return countYears(catalog, articles);
  const counts = countTerms(catalog, facet, articles);
  // Collections are numbered in code-point order of their names.
  if (facet === 'collection') return rank(counts, (number) => itemAt(catalog.collections, number).name ?? '');
  const ofTaxonomy = terms[facet];
  return rank(counts, (term) => ofTaxonomy.nameOf(term) ?? '', ofTaxonomy.ranks());
}

function countYears(catalog: Catalog, articles: ArticleSet): FacetCount[] {
  if (catalog.size === 0) return [];
  const { day } = catalog.timed;
  const yearOf = (article: number) => Math.floor((day[article] ?? 0) / 10_000);
  // In both orders, articles without a date come last.
  const first = yearOf(itemAt(catalog.sorted('date'), 0));
  const last = yearOf(itemAt(catalog.sorted('-date'), 0));
  const counts = new Uint32Array(last - first + 1);
  forEachMember(articles, (article) => {
    const year = yearOf(article);
    if (year !== 0) counts[year - first] = (counts[year - first] ?? 0) + 1;
  });
  return rank(counts, (i) => String(first + i).padStart(4, '0'));
}

/** @param ranks the rank of each value by name in code-point order, if the values are in another order */
function rank(counts: Uint32Array, nameOf: (value: number) => string, ranks?: Uint32Array): FacetCount[] {
  const found: number[] = [];
  counts.forEach((count, value) => {
    if (count > 0) found.push(value);
  });
  const rankOf = (value: number) => ranks?.[value] ?? value;
  return found
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || rankOf(a) - rankOf(b))
    .map((value) => ({ name: nameOf(value), count: itemAt(counts, value) }));
}
