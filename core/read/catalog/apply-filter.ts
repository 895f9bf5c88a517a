import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import {
  addAll,
  unionInto,
  subtract,
  emptySet,
  fullSet,
  intersect,
  setMember,
  type ArticleSet,
} from '../../model/numbers/article-set';
import type { Catalog } from './catalog';
import { conditionSetsOf } from './condition-sets';
import type { Edition } from './edition';
import { findNumber } from './find-number';

/** Names that an article must have or must not have. An unknown name is not an error: it matches no article. */
export interface NameCondition {
  /** At least one of these. */
  readonly any?: readonly string[] | undefined;
  /** Every one of these. */
  readonly all?: readonly string[] | undefined;
  /** None of these. */
  readonly none?: readonly string[] | undefined;
}

/** Calendar days, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Articles without a date are outside every range. */
export interface DateCondition {
  /** The first day. */
  readonly from?: string | undefined;
  /** The last day; `2020` includes the entire year. */
  readonly to?: string | undefined;
}

/** Conditions on the names that articles have. */
export interface NameConditions {
  /** Collections are compared exactly. */
  readonly collection?: NameCondition | undefined;
  /** Terms are compared by folding. */
  readonly category?: NameCondition | undefined;
  readonly tag?: NameCondition | undefined;
  readonly author?: NameCondition | undefined;
}

/** The requested filter. An article must meet all of its conditions. */
export interface ArticleFilter extends NameConditions {
  readonly date?: DateCondition | undefined;
  readonly outdated?: boolean | undefined;
  /** One of these: `collection/slug`, exactly. */
  readonly ids?: readonly string[] | undefined;
  /** Full-text search: every word is in the article. */
  readonly q?: string | undefined;
}

/** The kinds of names that are listed and counted: each article has one collection, and any number of terms. */
export type NameKind = TaxonomyName | 'collection';

/** The filter for the articles that have one name. */
export function withName(kind: NameKind, name: string): ArticleFilter {
  const condition: NameCondition = { any: [name] };
  return { [kind]: condition };
}

/** Finds the articles that match a filter, public or not. Returns null if the filter has no condition. */
export function selectArticles(edition: Edition, filter: ArticleFilter): ArticleSet | null {
  const last = lastSelected.get(edition);
  if (last?.filter === filter) return last.selected;
  const selected = select(edition, filter);
  lastSelected.set(edition, { filter, selected });
  return selected;
}

/** The last selection of each edition: a request needs the same one for its list and for `Last-Modified`. */
const lastSelected = new WeakMap<
  Edition,
  { readonly filter: ArticleFilter; readonly selected: ArticleSet | null }
>();

function select(edition: Edition, filter: ArticleFilter): ArticleSet | null {
  const { catalog } = edition;
  const sets = conditionSetsOf(catalog);
  // A selected article is in all of the wanted sets and in none of the unwanted ones.
  const wanted: ArticleSet[] = [];
  const unwanted: ArticleSet[] = [];
  const { date, outdated, ids, q, ...names } = filter;
  // A condition on names needs its sets in `condition-sets.ts`; any other needs a line below. Without, this does not compile.
  for (const kind of Object.keys(names) as (keyof typeof names)[]) {
    const { any, all, none } = names[kind] ?? {};
    if (any) wanted.push(unite(catalog.size, any, sets[kind]));
    if (all) for (const name of all) wanted.push(sets[kind](name));
    if (none) unwanted.push(unite(catalog.size, none, sets[kind]));
  }
  if (date?.from !== undefined || date?.to !== undefined) wanted.push(sets.days(date.from, date.to));
  if (outdated !== undefined) wanted.push(sets.outdated(outdated));
  if (ids) wanted.push(findIds(catalog, ids));
  if (q !== undefined) wanted.push(findHits(edition, q));

  const [first, ...others] = wanted;
  if (first === undefined && unwanted.length === 0) return null;
  const selected = first?.slice() ?? fullSet(catalog.size);
  for (const set of others) intersect(selected, set);
  for (const set of unwanted) subtract(selected, set);
  return selected;
}

/** Finds the public articles that match a filter. */
export function applyFilter(edition: Edition, filter: ArticleFilter): ArticleSet {
  const selected = selectArticles(edition, filter);
  if (selected === null) return edition.publicSet;
  const matched = selected.slice();
  intersect(matched, edition.publicSet);
  return matched;
}

/** The articles that have any of some names. */
function unite(size: number, names: readonly string[], setOf: (name: string) => ArticleSet): ArticleSet {
  const [first, ...others] = names;
  if (first === undefined) return emptySet(size);
  if (others.length === 0) return setOf(first);
  const united = setOf(first).slice();
  for (const name of others) unionInto(united, setOf(name));
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
