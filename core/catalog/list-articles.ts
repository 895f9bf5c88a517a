import { compareCodePoints, foldTerm } from '../text/fold';
import { splitId, type Catalog } from './catalog';
import { countFacets, type FacetCount, type FacetName } from './count-facets';
import type { Edition } from './edition';
import type { ArticleFilter } from './filter';
import { matchArticles } from './match-articles';
import { compareKeys, sortKey, type Order, type Sort } from './sort';

/**
 * A place in an ordering, after one article. It holds the values sorted by, not a number, so it stays right when
 * articles are published or content is rebuilt in between.
 */
export interface Position {
  /** Folded title, day (yyyymmdd) or ms, by the sort; null where the article has none. */
  readonly key: string | number | null;
  readonly slug: string;
  readonly collection: string;
}

/** Which part of a list is wanted, and in which order; a list by relevance has pages only. */
export type Span =
  | { readonly order: Order; readonly page: number }
  | { readonly order: Sort; readonly after: Position | null };

export interface ListQuery {
  readonly filter: ArticleFilter;
  readonly span: Span;
  readonly limit: number;
  readonly facets: readonly FacetName[];
}

/** One page of a list. */
export interface ArticleList {
  /** Article numbers, in order. */
  readonly articles: readonly number[];
  /** How many match in all. */
  readonly total: number;
  /** After the last article of a part that is walked by position; null when it ends the list. */
  readonly end: Position | null;
  readonly facets: Partial<Record<FacetName, readonly FacetCount[]>>;
  /** Those of `filter.ids` that no public article has, in code-point order. */
  readonly missing: readonly string[];
}

/** Lists the public articles that match a query. */
export function listArticles(edition: Edition, query: ListQuery): ArticleList {
  const { catalog } = edition;
  const { span, limit } = query;
  const matched = matchArticles(edition, query.filter, span.order);
  const start =
    'page' in span ? (span.page - 1) * limit : findStart(catalog, matched, span.order, span.after);
  const articles = matched.slice(start, start + limit);
  const last = articles.at(-1);
  const isEnd = 'page' in span || last === undefined || last === matched.at(-1);
  return {
    articles,
    total: matched.length,
    end: isEnd ? null : toPosition(catalog, span.order, last),
    facets: countFacets(edition, query.filter, matched, query.facets),
    missing: findMissing(edition, query.filter.ids ?? []),
  };
}

function findMissing(edition: Edition, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const found = new Set(edition.catalog.ids.filter((_, article) => edition.isPublic(article)));
  return ids.filter((id) => !found.has(id)).sort(compareCodePoints);
}

function toPosition(catalog: Catalog, sort: Sort, article: number): Position {
  return { key: positionKey(catalog, sort, article), ...splitId(catalog.ids[article] ?? '') };
}

/** Title ranks hold for one catalog only, so positions carry the folded title itself. */
function positionKey(catalog: Catalog, sort: Sort, article: number): string | number | null {
  const isTitle = sort === 'title' || sort === '-title';
  return isTitle ? foldTerm(catalog.records.summary(article).title) : sortKey(catalog, sort, article);
}

/** The index of the first match behind a position, by bisection. */
function findStart(catalog: Catalog, matched: readonly number[], sort: Sort, after: Position | null): number {
  if (after === null) return 0;
  let low = 0;
  let high = matched.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const article = matched[middle] ?? 0;
    if (isBehind(toPosition(catalog, sort, article), after, sort)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isBehind(position: Position, after: Position, sort: Sort): boolean {
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'string' && typeof b === 'string' ? compareCodePoints(a, b) : Number(a) - Number(b);
  const order =
    compareKeys(sort, position.key, after.key, compare) ||
    compareCodePoints(position.slug, after.slug) ||
    compareCodePoints(position.collection, after.collection);
  return order > 0;
}
