import { compareCodePoints, foldTerm } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';
import { countMembers, has } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import { splitId } from '../../model/article/article-id';
import type { Catalog } from './catalog';
import { countFacets, type FacetCount, type FacetName } from './count-facets';
import type { Edition } from './edition';
import { matchSet, type ArticleFilter } from './apply-filter';
import { findNumber } from './find-number';
import { listInOrder } from './order-matches';
import { compareKeys, sortKey, type Order, type Sort } from './sort';

/**
 * A place in an ordering, after one article. It holds the values sorted by, not a number, so it stays right when
 * articles are published or content is rebuilt in between.
 */
export interface KeysetPosition {
  /** Folded title, day (yyyymmdd) or ms, by the sort; null where the article has none. */
  readonly key: string | number | null;
  readonly slug: string;
  readonly collection: string;
}

/** Which part of a list is wanted, and in which order; a list by relevance has pages only. */
export type PageRequest =
  | { readonly order: Order; readonly page: number }
  | { readonly order: Sort; readonly after: KeysetPosition | null };

export interface ListQuery {
  readonly filter: ArticleFilter;
  readonly span: PageRequest;
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
  readonly end: KeysetPosition | null;
  readonly facets: Partial<Record<FacetName, readonly FacetCount[]>>;
  /** Those of `filter.ids` that no public article has, in code-point order. */
  readonly missing: readonly string[];
}

/**
 * Lists the public articles that match a query. The order of all articles is there already; it is walked until the part is
 * full, so nothing is sorted, and nothing is made for an article that is not returned.
 */
export function listArticles(edition: Edition, query: ListQuery): ArticleList {
  const { catalog } = edition;
  const { span, limit, filter } = query;
  const matched = matchSet(edition, filter);
  const order = listInOrder(edition, filter, span.order);
  let skipped = 'page' in span ? (span.page - 1) * limit : 0;
  const articles: number[] = [];
  let isEnd = true;
  const first = 'page' in span ? 0 : findStart(catalog, order, span.order, span.after);
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
    end: isEnd || last === undefined || 'page' in span ? null : toPosition(catalog, span.order, last),
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

/** Title ranks hold for one catalog only, so positions carry the folded title itself. */
function positionKey(catalog: Catalog, sort: Sort, article: number): string | number | null {
  const isTitle = sort === 'title' || sort === '-title';
  return isTitle ? foldTerm(catalog.records.summary(article).title) : sortKey(catalog, sort, article);
}

/** The index in an order of the first article behind a position. */
function findStart(
  catalog: Catalog,
  order: ArrayLike<number>,
  sort: Sort,
  after: KeysetPosition | null,
): number {
  if (after === null) return 0;
  return bisect(order.length, (i) => !isBehind(toPosition(catalog, sort, itemAt(order, i)), after, sort));
}

function isBehind(position: KeysetPosition, after: KeysetPosition, sort: Sort): boolean {
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'string' && typeof b === 'string' ? compareCodePoints(a, b) : Number(a) - Number(b);
  const order =
    compareKeys(sort, position.key, after.key, compare) ||
    compareCodePoints(position.slug, after.slug) ||
    compareCodePoints(position.collection, after.collection);
  return order > 0;
}
