import { flag, taxonomyNames } from '../snapshot/format';
import type { Catalog } from './catalog';
import { termsOf, type Edition } from './edition';

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
    tests.push((article) => (catalog.day[article] ?? 0) >= first);
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
  const number = catalog.collections.findIndex((term) => term.name === name || term.aliases.includes(name));
  return number === -1 ? undefined : number;
}

function compileTerms(edition: Edition, filter: ArticleFilter): Predicate[] {
  const { catalog } = edition;
  const tests: Predicate[] = [];
  for (const taxonomy of taxonomyNames) {
    // A name without a term becomes -1, which no article has.
    const numbersOf = (names: readonly string[]) => [
      ...new Set(names.map((name) => edition.terms[taxonomy].find(name) ?? -1)),
    ];
    const [any, all, not] = [filter[taxonomy], filter[`${taxonomy}.all`], filter[`${taxonomy}.not`]];
    if (any) {
      const wanted = new Set(numbersOf(any));
      tests.push((article) => termsOf(catalog, taxonomy, article).some((term) => wanted.has(term)));
    }
    if (all) {
      const wanted = numbersOf(all);
      tests.push((article) => {
        const terms = termsOf(catalog, taxonomy, article);
        return wanted.every((term) => terms.includes(term));
      });
    }
    if (not) {
      const unwanted = new Set(numbersOf(not));
      tests.push((article) => !termsOf(catalog, taxonomy, article).some((term) => unwanted.has(term)));
    }
  }
  return tests;
}

/** The number yyyymmdd of a day; what is left out of it is filled with `digit`, below or above every real day. */
function toDay(prefix: string, digit: '0' | '9'): number {
  return Number(prefix.replaceAll('-', '').padEnd(8, digit));
}
