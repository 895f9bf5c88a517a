import { flag, taxonomyNames, type TaxonomyName } from '../snapshot/format';
import { addAll, dropAll, emptySet, keepAll, setMember, type ArticleSet } from './article-set';
import { bisect } from './bisect';
import type { Catalog } from './catalog';
import type { Edition } from './edition';
import { findNumber } from './find-number';

/** What an article must be to be listed; all conditions hold together. */
export interface ArticleFilter {
  /** Any of these. Collections compare exactly, terms by folding. */
  readonly collection?: readonly string[] | undefined;
  readonly category?: readonly string[] | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly author?: readonly string[] | undefined;
  /** Every one of these. */
  readonly 'category.all'?: readonly string[] | undefined;
  readonly 'tag.all'?: readonly string[] | undefined;
  readonly 'author.all'?: readonly string[] | undefined;
  /** None of these. */
  readonly 'collection.not'?: readonly string[] | undefined;
  readonly 'category.not'?: readonly string[] | undefined;
  readonly 'tag.not'?: readonly string[] | undefined;
  readonly 'author.not'?: readonly string[] | undefined;
  /** First day, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; articles without a date are out. */
  readonly from?: string | undefined;
  /** Last day, likewise; `2020` is the whole year. */
  readonly to?: string | undefined;
  readonly outdated?: boolean | undefined;
  /** `collection/slug`, exactly. */
  readonly ids?: readonly string[] | undefined;
  /** Full text: every word is in the article. */
  readonly q?: string | undefined;
}

type AddMembers = (set: Uint32Array) => void;

/** Adds the articles that a name stands for; a name that nothing has stands for none. */
type AddNamed = (set: Uint32Array, name: string) => void;

/**
 * Finds the articles that match a filter; null stands for all. Whether an article is public plays no part.
 * A name that nothing has is no error: it matches nothing.
 */
export function selectArticles(edition: Edition, filter: ArticleFilter): ArticleSet | null {
  const last = lastSelected.get(edition);
  if (last?.filter === filter) return last.selected;
  const selected = select(edition, filter);
  lastSelected.set(edition, { filter, selected });
  return selected;
}

/** One request asks the same of its list and of `Last-Modified`. */
const lastSelected = new WeakMap<
  Edition,
  { readonly filter: ArticleFilter; readonly selected: ArticleSet | null }
>();

function select(edition: Edition, filter: ArticleFilter): ArticleSet | null {
  const { catalog } = edition;
  const { from, to, outdated, ids, q } = filter;
  const wanted: Uint32Array[] = [];
  const unwanted: Uint32Array[] = [];
  const collect = (add: AddMembers) => {
    const set = emptySet(catalog.size);
    add(set);
    return set;
  };
  const collectNamed = (names: readonly string[], add: AddNamed) =>
    collect((set) => {
      for (const name of names) add(set, name);
    });

  if (filter.collection) wanted.push(collectNamed(filter.collection, addCollection(catalog)));
  if (filter['collection.not']) unwanted.push(collectNamed(filter['collection.not'], addCollection(catalog)));
  for (const taxonomy of taxonomyNames) {
    const add = addTerm(edition, taxonomy);
    const [any, all, not] = [filter[taxonomy], filter[`${taxonomy}.all`], filter[`${taxonomy}.not`]];
    if (any) wanted.push(collectNamed(any, add));
    // One after the other: what has every one of them has each of them.
    for (const name of all ?? []) wanted.push(collectNamed([name], add));
    if (not) unwanted.push(collectNamed(not, add));
  }
  if (from !== undefined || to !== undefined) wanted.push(collect(addDays(catalog, from, to)));
  if (outdated !== undefined) wanted.push(collect(addOutdated(catalog, outdated)));
  if (ids) wanted.push(collectNamed(ids, addId(catalog)));
  if (q !== undefined) wanted.push(collect(addHits(edition, q)));

  const [first, ...others] = wanted;
  if (first === undefined && unwanted.length === 0) return null;
  const selected = first ?? fullSet(catalog.size);
  for (const set of others) keepAll(selected, set);
  for (const set of unwanted) dropAll(selected, set);
  return selected;
}

/** The public articles that match a filter. */
export function matchSet(edition: Edition, filter: ArticleFilter): ArticleSet {
  const selected = selectArticles(edition, filter);
  if (selected === null) return edition.publicSet;
  const matched = selected.slice();
  keepAll(matched, edition.publicSet);
  return matched;
}

function fullSet(size: number): Uint32Array {
  const set = emptySet(size).fill(0xffff_ffff);
  if (size % 32 !== 0) set[set.length - 1] = (1 << (size % 32)) - 1;
  return set;
}

function addCollection(catalog: Catalog): AddNamed {
  const { collectionArticles: articles, collectionArticlesStart: starts } = catalog.columns;
  return (set, name) => {
    const number = findCollection(catalog, name);
    if (number !== undefined) addAll(set, articles, starts[number], starts[number + 1]);
  };
}

/** The number of a collection by its name or an alias, which compare exactly. */
export function findCollection(catalog: Catalog, name: string): number | undefined {
  const exact = catalog.collections.findIndex((term) => term.name === name);
  // A folder's own name comes before an alias that another one claims.
  const number = exact === -1 ? catalog.collections.findIndex((term) => term.aliases.includes(name)) : exact;
  return number === -1 ? undefined : number;
}

function addTerm({ terms }: Edition, taxonomy: TaxonomyName): AddNamed {
  const ofTaxonomy = terms[taxonomy];
  return (set, name) => {
    const term = ofTaxonomy.find(name);
    if (term !== undefined) addAll(set, ofTaxonomy.table.articlesOf(term));
  };
}

/** Adds the articles from one day to another; those without a date stand behind all others and are none. */
function addDays(catalog: Catalog, from: string | undefined, to: string | undefined): AddMembers {
  const order = catalog.sorted('date');
  const { day } = catalog;
  const countBefore = (bound: number) =>
    bisect(order.length, (i) => {
      const number = day[order[i] ?? 0] ?? 0;
      return number !== 0 && number < bound;
    });
  const first = from === undefined ? 0 : toDay(from, '0');
  const end = to === undefined ? Number.POSITIVE_INFINITY : toDay(to, '9') + 1;
  return (set) => {
    addAll(set, order, countBefore(first), countBefore(end));
  };
}

function addOutdated({ columns: { flags } }: Catalog, wanted: boolean): AddMembers {
  return (set) => {
    flags.forEach((bits, article) => {
      if (((bits & flag.outdated) !== 0) === wanted) setMember(set, article, true);
    });
  };
}

function addId(catalog: Catalog): AddNamed {
  return (set, id) => {
    const article = findNumber(catalog, id);
    if (article !== undefined) setMember(set, article, true);
  };
}

function addHits(edition: Edition, q: string): AddMembers {
  return (set) => {
    for (const { article } of edition.search(q).hits) setMember(set, article, true);
  };
}

/** The number yyyymmdd of a day; what is left out of it is filled with `digit`, below or above every real day. */
function toDay(prefix: string, digit: '0' | '9'): number {
  return Number(prefix.replaceAll('-', '').padEnd(8, digit));
}
