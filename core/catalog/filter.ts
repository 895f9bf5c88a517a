import { flag, taxonomyNames, type TaxonomyName } from '../snapshot/format';
import type { Catalog } from './catalog';
import type { Edition } from './edition';

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

type Predicate = (article: number) => boolean;

/**
 * Makes a filter a test of article numbers. Whether an article is public is not part of it.
 * A name that nothing has is no error: it matches nothing.
 */
export function compileFilter(edition: Edition, filter: ArticleFilter): Predicate {
  const { catalog } = edition;
  const tests: Predicate[] = [...compileCollections(catalog, filter), ...compileTerms(edition, filter)];
  const { from, to, outdated, ids } = filter;
  if (from !== undefined) {
    const first = toDay(from, '0');
    tests.push((article) => {
      const day = catalog.day[article] ?? 0;
      return day > 0 && day >= first;
    });
  }
  if (to !== undefined) {
    const last = toDay(to, '9');
    tests.push((article) => {
      const day = catalog.day[article] ?? 0;
      return day > 0 && day <= last;
    });
  }
  if (outdated !== undefined) {
    tests.push((article) => (((catalog.columns.flags[article] ?? 0) & flag.outdated) !== 0) === outdated);
  }
  if (ids !== undefined) {
    const wanted = new Set(ids);
    tests.push((article) => wanted.has(catalog.ids[article] ?? ''));
  }
  if (filter.q !== undefined) {
    const hits = new Set(edition.search(filter.q).hits.map(({ article }) => article));
    tests.push((article) => hits.has(article));
  }
  if (tests.length === 0) return () => true;
  return (article) => tests.every((test) => test(article));
}

function compileCollections(catalog: Catalog, filter: ArticleFilter): Predicate[] {
  const numbersOf = (names: readonly string[]) => new Set(names.map((name) => findCollection(catalog, name)));
  const of = (article: number) => catalog.columns.collection[article];
  const tests: Predicate[] = [];
  if (filter.collection) {
    const wanted = numbersOf(filter.collection);
    tests.push((article) => wanted.has(of(article)));
  }
  if (filter['collection.not']) {
    const unwanted = numbersOf(filter['collection.not']);
    tests.push((article) => !unwanted.has(of(article)));
  }
  return tests;
}

/** The number of a collection by its name or an alias, which compare exactly. */
export function findCollection(catalog: Catalog, name: string): number | undefined {
  const exact = catalog.collections.findIndex((term) => term.name === name);
  // A folder's own name comes before an alias that another one claims.
  const number = exact === -1 ? catalog.collections.findIndex((term) => term.aliases.includes(name)) : exact;
  return number === -1 ? undefined : number;
}

function compileTerms(edition: Edition, filter: ArticleFilter): Predicate[] {
  const tests: Predicate[] = [];
  for (const taxonomy of taxonomyNames) {
    const has = createTermTest(edition, taxonomy);
    const [any, all, not] = [filter[taxonomy], filter[`${taxonomy}.all`], filter[`${taxonomy}.not`]];
    if (any) tests.push(has(any));
    // One after the other: what has every one of them has each of them.
    if (all) tests.push(...all.map((name) => has([name])));
    if (not) {
      const hasUnwanted = has(not);
      tests.push((article) => !hasUnwanted(article));
    }
  }
  return tests;
}

/** Makes tests of whether an article has any of some terms; a name that no article has is had by none. */
function createTermTest(
  { catalog, terms }: Edition,
  taxonomy: TaxonomyName,
): (names: readonly string[]) => Predicate {
  const starts = catalog.columns[`${taxonomy}Start`];
  const column = catalog.termColumns[taxonomy];
  return (names) => {
    const isWanted = new Uint8Array(terms[taxonomy].table.terms.length);
    for (const name of names) {
      const term = terms[taxonomy].find(name);
      if (term !== undefined) isWanted[term] = 1;
    }
    // Asked for every article of every request: no list is made on the way.
    return (article) => {
      const end = starts[article + 1] ?? 0;
      for (let i = starts[article] ?? 0; i < end; i++) if (isWanted[column[i] ?? 0] === 1) return true;
      return false;
    };
  };
}

/** The number yyyymmdd of a day; what is left out of it is filled with `digit`, below or above every real day. */
function toDay(prefix: string, digit: '0' | '9'): number {
  return Number(prefix.replaceAll('-', '').padEnd(8, digit));
}
