import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { flag } from '../../format/snapshot/format';
import { itemAt, listAt } from '../../model/text/item-at';
import { recordOf } from '../../model/record-of';
import { memoize, memoizeByObject } from '../../model/text/memoize';
import { addAll, emptySet, setMember, type ArticleSet } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import { findCollection, type Catalog } from './catalog';

/** Returns the articles that meet a condition, public or not. The set is shared: do not change it. */
type SetOf = (condition: string) => ArticleSet;

/** The sets of the single conditions of a filter. */
interface ConditionSets extends Readonly<Record<TaxonomyName, SetOf>> {
  /** By name or alias. */
  readonly collection: SetOf;
  /** From the first day of one year, month or day to the last day of another; never articles without a date. */
  readonly days: (from: string | undefined, to: string | undefined) => ArticleSet;
  readonly outdated: (wanted: boolean) => ArticleSet;
}

/** The maximum size of the memoised sets of each kind of condition, in bytes. */
const maxBytes = 1e6;

/** The sets of a catalog, memoised: requests combine few conditions in many ways. */
export const conditionSetsOf: (catalog: Catalog) => ConditionSets = memoizeByObject(createConditionSets);

function createConditionSets(catalog: Catalog): ConditionSets {
  const count = Math.min(1_000, Math.ceil(maxBytes / (catalog.size / 8 + 1)));
  const setOf = (add: (catalog: Catalog, set: Uint32Array, condition: string) => void): SetOf =>
    memoize((condition) => {
      const set = emptySet(catalog.size);
      add(catalog, set, condition);
      return set;
    }, count);
  const days = setOf(addDays);
  const outdated = setOf(addOutdated);
  return {
    ...recordOf(taxonomyNames, (taxonomy) => setOf(addTerm(taxonomy))),
    collection: setOf(addCollection),
    days: (from = '', to = '') => days(`${from}/${to}`),
    outdated: (wanted) => outdated(String(wanted)),
  };
}

function addTerm(taxonomy: TaxonomyName) {
  return ({ terms }: Catalog, set: Uint32Array, name: string) => {
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

/** In the order by date, articles without a date come last. */
function addDays(catalog: Catalog, set: Uint32Array, range: string): void {
  const [from = '', to = ''] = range.split('/');
  const order = catalog.sorted('date');
  const { day } = catalog.timed;
  const countBefore = (bound: number) =>
    bisect(order.length, (i) => {
      const number = itemAt(day, itemAt(order, i));
      return number !== 0 && number < bound;
    });
  const first = from === '' ? 0 : toDay(from, '0');
  const end = to === '' ? Number.POSITIVE_INFINITY : toDay(to, '9') + 1;
  addAll(set, order, countBefore(first), countBefore(end));
}

/** The number yyyymmdd of a day. Missing digits become `digit`, which makes it less or more than every real day. */
function toDay(prefix: string, digit: '0' | '9'): number {
  return Number(prefix.replaceAll('-', '').padEnd(8, digit));
}

function addOutdated({ columns: { flags } }: Catalog, set: Uint32Array, wanted: string): void {
  flags.forEach((bits, article) => {
    if (((bits & flag.outdated) !== 0) === (wanted === 'true')) setMember(set, article, true);
  });
}
