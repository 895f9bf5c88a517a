import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { flag } from '../../format/snapshot/format';
import { itemAt, listAt } from '../../model/text/item-at';
import { memoize, memoizeByObject } from '../../model/text/memoize';
import { addAll, emptySet, setMember, type ArticleSet } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import type { Catalog } from './catalog';
import { findCollection } from './find-collection';

/** The articles that a condition stands for, public or not. They must not be changed. */
type SetOf = (condition: string) => ArticleSet;

/** The single conditions of filters. A name that nothing has stands for no article. */
export interface ConditionSets extends Readonly<Record<TaxonomyName, SetOf>> {
  /** By name or alias. */
  readonly collection: SetOf;
  /** From the first day of a year, month or day to the last of another; articles without a date are in none. */
  readonly days: (from: string | undefined, to: string | undefined) => ArticleSet;
  readonly outdated: (wanted: boolean) => ArticleSet;
}

/** For the remembered sets of one kind of condition, in bytes. */
const maxBytes = 1e6;

/** The conditions of a catalog. Filters are made of few of them in many combinations, so their sets are remembered. */
export const conditionSetsOf: (catalog: Catalog) => ConditionSets = memoizeByObject(openConditionSets);

function openConditionSets(catalog: Catalog): ConditionSets {
  const count = Math.min(1_000, Math.ceil(maxBytes / (catalog.size / 8 + 1)));
  const open = (add: (set: Uint32Array, condition: string) => void): SetOf =>
    memoize((condition) => {
      const set = emptySet(catalog.size);
      add(set, condition);
      return set;
    }, count);
  const terms = taxonomyNames.map((taxonomy) => [taxonomy, open(addTerm(catalog, taxonomy))]);
  const days = open((set, span) => {
    const [from = '', to = ''] = span.split('/');
    addDays(catalog, set, from, to);
  });
  const outdated = open((set, wanted) => {
    addOutdated(catalog, set, wanted === 'true');
  });
  return {
    // Object.fromEntries forgets which keys there are; taxonomyNames are all of them.
    ...(Object.fromEntries(terms) as Record<TaxonomyName, SetOf>),
    collection: open((set, name) => {
      addCollection(catalog, set, name);
    }),
    days: (from = '', to = '') => days(`${from}/${to}`),
    outdated: (wanted) => outdated(String(wanted)),
  };
}

function addTerm({ terms }: Catalog, taxonomy: TaxonomyName) {
  return (set: Uint32Array, name: string) => {
    const table = terms[taxonomy];
    const term = table.find(name);
    if (term !== undefined) addAll(set, table.articlesOf(term));
  };
}

function addCollection(catalog: Catalog, set: Uint32Array, name: string): void {
  const { collectionArticles, collectionArticlesStart } = catalog.columns;
  const number = findCollection(catalog, name);
  if (number !== undefined) addAll(set, listAt(collectionArticles, collectionArticlesStart, number));
}

/** Those without a date stand behind all others in the order by date. */
function addDays(catalog: Catalog, set: Uint32Array, from: string, to: string): void {
  const order = catalog.sorted('date');
  const { day } = catalog;
  const countBefore = (bound: number) =>
    bisect(order.length, (i) => {
      const number = itemAt(day, itemAt(order, i));
      return number !== 0 && number < bound;
    });
  const first = from === '' ? 0 : toDay(from, '0');
  const end = to === '' ? Number.POSITIVE_INFINITY : toDay(to, '9') + 1;
  addAll(set, order, countBefore(first), countBefore(end));
}

/** The number yyyymmdd of a day; what is left out of it is filled with `digit`, below or above every real day. */
function toDay(prefix: string, digit: '0' | '9'): number {
  return Number(prefix.replaceAll('-', '').padEnd(8, digit));
}

function addOutdated({ columns: { flags } }: Catalog, set: Uint32Array, wanted: boolean): void {
  flags.forEach((bits, article) => {
    if (((bits & flag.outdated) !== 0) === wanted) setMember(set, article, true);
  });
}
