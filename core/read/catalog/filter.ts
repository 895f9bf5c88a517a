import { taxonomyNames } from '../../model/taxonomy/taxonomy-names';
import {
  addAll,
  addSet,
  dropAll,
  emptySet,
  fullSet,
  keepAll,
  setMember,
  type ArticleSet,
} from '../../model/numbers/article-set';
import type { Catalog } from './catalog';
import { conditionSetsOf } from './condition-sets';
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

/** What filters call the conditions on the terms of each taxonomy. */
const termConditions = taxonomyNames.map((taxonomy) => ({
  taxonomy,
  every: `${taxonomy}.all` as const,
  none: `${taxonomy}.not` as const,
}));

function select(edition: Edition, filter: ArticleFilter): ArticleSet | null {
  const { catalog } = edition;
  const sets = conditionSetsOf(catalog);
  const { from, to, outdated, ids, q } = filter;
  const wanted: ArticleSet[] = [];
  const unwanted: ArticleSet[] = [];

  if (filter.collection) wanted.push(unite(catalog.size, filter.collection, sets.collection));
  if (filter['collection.not']) unwanted.push(unite(catalog.size, filter['collection.not'], sets.collection));
  for (const { taxonomy, every, none } of termConditions) {
    const [any, all, not] = [filter[taxonomy], filter[every], filter[none]];
    if (any) wanted.push(unite(catalog.size, any, sets[taxonomy]));
    // One after the other: what has every one of them has each of them.
    if (all) for (const name of all) wanted.push(sets[taxonomy](name));
    if (not) unwanted.push(unite(catalog.size, not, sets[taxonomy]));
  }
  if (from !== undefined || to !== undefined) wanted.push(sets.days(from, to));
  if (outdated !== undefined) wanted.push(sets.outdated(outdated));
  if (ids) wanted.push(findIds(catalog, ids));
  if (q !== undefined) wanted.push(findHits(edition, q));

  const [first, ...others] = wanted;
  if (first === undefined && unwanted.length === 0) return null;
  const selected = first?.slice() ?? fullSet(catalog.size);
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

/** The articles that any of some names stands for. */
function unite(size: number, names: readonly string[], setOf: (name: string) => ArticleSet): ArticleSet {
  const [first, ...others] = names;
  if (first === undefined) return emptySet(size);
  if (others.length === 0) return setOf(first);
  const united = setOf(first).slice();
  for (const name of others) addSet(united, setOf(name));
  return united;
}

function findIds(catalog: Catalog, ids: readonly string[]): ArticleSet {
  const set = emptySet(catalog.size);
  for (const id of ids) {
    const article = findNumber(catalog, id);
    if (article !== undefined) setMember(set, article, true);
  }
  return set;
}

function findHits(edition: Edition, q: string): ArticleSet {
  const set = emptySet(edition.catalog.size);
  addAll(set, edition.search(q).hits.articles);
  return set;
}
