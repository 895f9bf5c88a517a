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
import { conditionSetsOf, type ConditionSets } from './condition-sets';
import type { Edition } from './edition';
import { findNumber } from './find-number';

/** Names that an article must have or must not have. A name that nothing has is not an error: it matches nothing. */
export interface NameCondition {
  /** At least one of these. */
  readonly any?: readonly string[] | undefined;
  /** Every one of these. */
  readonly all?: readonly string[] | undefined;
  /** None of these. */
  readonly none?: readonly string[] | undefined;
}

/** Calendar days, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Articles without a date are outside of every range. */
export interface DateCondition {
  /** The first day. */
  readonly from?: string | undefined;
  /** The last day; `2020` is the whole year. */
  readonly to?: string | undefined;
}

/** What an article must be to be listed. All conditions hold together. */
export interface ArticleFilter {
  /** Collections compare exactly. */
  readonly collection?: NameCondition | undefined;
  /** Terms compare by folding. */
  readonly category?: NameCondition | undefined;
  readonly tag?: NameCondition | undefined;
  readonly author?: NameCondition | undefined;
  readonly date?: DateCondition | undefined;
  readonly outdated?: boolean | undefined;
  /** One of these: `collection/slug`, exactly. */
  readonly ids?: readonly string[] | undefined;
  /** Full text: every word is in the article. */
  readonly q?: string | undefined;
}

/** What articles can have names of: one collection each, and terms. */
export type NameKind = TaxonomyName | 'collection';

/** The filter for the articles that have one name. */
export function withName(kind: NameKind, name: string): ArticleFilter {
  const condition: NameCondition = { any: [name] };
  return { [kind]: condition };
}

/** Finds the articles that match a filter, public or not; null stands for all of them. */
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

/** The selection of one filter while its conditions are read. */
interface Selection {
  readonly edition: Edition;
  readonly sets: ConditionSets;
  /** A selected article is in all of these, */
  readonly wanted: ArticleSet[];
  /** and in none of these. */
  readonly unwanted: ArticleSet[];
}

type ConditionName = keyof ArticleFilter;

/** Adds what one condition of a filter selects. */
type Apply<Name extends ConditionName> = (
  selection: Selection,
  condition: NonNullable<ArticleFilter[Name]>,
) => void;

/** How each condition is applied. Exhaustive: a condition that is added to `ArticleFilter` alone does not compile. */
const conditions: { readonly [Name in keyof Required<ArticleFilter>]: Apply<Name> } = {
  collection: selectNames('collection'),
  category: selectNames('category'),
  tag: selectNames('tag'),
  author: selectNames('author'),
  date: ({ sets, wanted }, { from, to }) => {
    if (from !== undefined || to !== undefined) wanted.push(sets.days(from, to));
  },
  outdated: ({ sets, wanted }, isOutdated) => {
    wanted.push(sets.outdated(isOutdated));
  },
  ids: ({ edition, wanted }, ids) => {
    wanted.push(findIds(edition.catalog, ids));
  },
  q: ({ edition, wanted }, q) => {
    wanted.push(findHits(edition, q));
  },
};

// Object.keys forgets which keys there are.
const conditionNames = Object.keys(conditions) as ConditionName[];

function selectNames(kind: NameKind) {
  return ({ edition, sets, wanted, unwanted }: Selection, { any, all, none }: NameCondition): void => {
    const { size } = edition.catalog;
    const setOf = sets[kind];
    if (any) wanted.push(unite(size, any, setOf));
    if (all) for (const name of all) wanted.push(setOf(name));
    if (none) unwanted.push(unite(size, none, setOf));
  };
}

function applyCondition<Name extends ConditionName>(
  selection: Selection,
  name: Name,
  condition: ArticleFilter[Name],
): void {
  const apply: Apply<Name> = conditions[name];
  if (condition !== undefined) apply(selection, condition);
}

function select(edition: Edition, filter: ArticleFilter): ArticleSet | null {
  const { catalog } = edition;
  const wanted: ArticleSet[] = [];
  const unwanted: ArticleSet[] = [];
  const selection: Selection = { edition, sets: conditionSetsOf(catalog), wanted, unwanted };
  for (const name of conditionNames) applyCondition(selection, name, filter[name]);

  const [first, ...others] = wanted;
  if (first === undefined && unwanted.length === 0) return null;
  const selected = first?.slice() ?? fullSet(catalog.size);
  for (const set of others) intersect(selected, set);
  for (const set of unwanted) subtract(selected, set);
  return selected;
}

/** The public articles that match a filter. */
export function matchSet(edition: Edition, filter: ArticleFilter): ArticleSet {
  const selected = selectArticles(edition, filter);
  if (selected === null) return edition.publicSet;
  const matched = selected.slice();
  intersect(matched, edition.publicSet);
  return matched;
}

/** The articles that any of some names stands for. */
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
