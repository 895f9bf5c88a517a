import { compareCodePoints, foldTerm } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';
import { countMembers, has } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import { splitId } from '../../model/article/article-id';
import type { Catalog } from './catalog';
import { countFacets, type FacetCount, type FacetName } from './count-facets';
import type { Edition } from './edition';
import { applyFilter, type ArticleFilter } from './apply-filter';
import { findNumber } from './find-number';
import { listInOrder } from './order-matches';
import { compareKeys, sortKey, type Order, type Sort } from './sort';

/**
 * A position in an order, after one article. It has the values that decide the order, not an index, so it stays right when
 * articles are published or the content is rebuilt.
 */
export interface KeysetPosition {
  /** By the sort: folded title, day (yyyymmdd) or ms; null if the article has none. */
  readonly key: string | number | null;
  readonly slug: string;
  readonly collection: string;
}

/** The requested part of a list, and its order. A list by relevance has page numbers only. */
export type PageRequest =
  | { readonly order: Order; readonly page: number }
  | { readonly order: Sort; readonly after: KeysetPosition | null };

export interface ListQuery {
  readonly filter: ArticleFilter;
  readonly request: PageRequest;
  readonly limit: number;
  readonly facets: readonly FacetName[];
}

/** One page of a list. */
export interface ArticleList {
  /** Article numbers, in order. */
  readonly articles: readonly number[];
  /** The number of all matching articles. */
  readonly total: number;
  /** The position after the last article of this part, if positions were requested; null at the end of the list. */
  readonly end: KeysetPosition | null;
  readonly facets: Partial<Record<FacetName, readonly FacetCount[]>>;
  /** The ids of `filter.ids` that no public article has, in code-point order. */
  readonly missing: readonly string[];
}

/**
 * Lists the public articles that match a query. Walks the prepared order until the page is full, so it sorts nothing and
 * allocates nothing for articles that it does not return.
 */
export function listArticles(edition: Edition, query: ListQuery): ArticleList {
  const { catalog } = edition;
  const { request, limit, filter } = query;
  const matched = applyFilter(edition, filter);
  const order = listInOrder(edition, filter, request.order);
  let skipped = 'page' in request ? (request.page - 1) * limit : 0;
  const articles: number[] = [];
  let isEnd = true;
  const first = 'page' in request ? 0 : findStart(catalog, order, request.order, request.after);
  for (let i = first; i < order.length; i++) {
    const article = order[i] ?? 0;
    if (!has(matched, article)) continue;
    if (skipped > 0) {
      skipped -= 1;
      continue;
    }
    if (articles.length === limit) {
      isEnd = false;
      break;
    }
    articles.push(article);
  }
  const last = articles.at(-1);
  return {
    articles,
    total: matched === edition.publicSet ? edition.publicCount : countMembers(matched),
    end: isEnd || last === undefined || 'page' in request ? null : toPosition(catalog, request.order, last),
    facets: countFacets(edition, filter, matched, query.facets),
    missing: findMissing(edition, filter.ids ?? []),
  };
}

function findMissing(edition: Edition, ids: readonly string[]): string[] {
  const isMissing = (id: string) => {
    const article = findNumber(edition.catalog, id);
    return article === undefined || !edition.isPublic(article);
  };
  return ids.filter(isMissing).sort(compareCodePoints);
}

function toPosition(catalog: Catalog, sort: Sort, article: number): KeysetPosition {
  return { key: positionKey(catalog, sort, article), ...splitId(catalog.idOf(article)) };
}

/** Title ranks are valid for one catalog only, so positions have the folded title. */
function positionKey(catalog: Catalog, sort: Sort, article: number): string | number | null {
  const isTitle = sort === 'title' || sort === '-title';
  return isTitle ? foldTerm(catalog.records.summary(article).title) : sortKey(catalog, sort, article);
}

/** The index in an order of the first article after a position. */
function findStart(
  catalog: Catalog,
  order: ArrayLike<number>,
  sort: Sort,
  after: KeysetPosition | null,
): number {
  if (after === null) return 0;
  return bisect(order.length, (i) => !isAfter(toPosition(catalog, sort, itemAt(order, i)), after, sort));
}

function isAfter(position: KeysetPosition, after: KeysetPosition, sort: Sort): boolean {
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'string' && typeof b === 'string' ? compareCodePoints(a, b) : Number(a) - Number(b);
  const order =
    compareKeys(sort, position.key, after.key, compare) ||
    compareCodePoints(position.slug, after.slug) ||
    compareCodePoints(position.collection, after.collection);
  return order > 0;
}
