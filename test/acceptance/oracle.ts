import type { FilterName } from '../../contract/parameters';
import type { BuiltContent } from '../../core/build/content/build-content';
import { compareCodePoints } from '../../core/model/text/fold';
import type { Zone } from '../../core/model/time/zone';
import type { Taxonomy } from './taxonomies';
import { toEntry, type Entry } from './entry';
import { openTermOracle, type TermOracle } from './oracle-terms';
import { readClaims, type Claims } from './read-claims';
import { toSearchWords } from './search-words';

/** The parameters of a list by name; those that take one value hold one. */
export type Query = Readonly<Record<string, readonly string[]>>;

/** The names of `facets`. */
export type Facet = 'collection' | 'year' | Taxonomy;

/** Computes expected results by plain loops over the built articles: slow, but obviously correct. */
export interface Oracle {
  readonly zone: Zone;
  readonly claims: Claims;
  /** All articles, drafts included, by slug, then collection. */
  readonly entries: readonly Entry[];
  /** The times in ms at which the visibility of articles changes, drafts excluded, ascending. */
  readonly moments: readonly number[];
  /** The expected state at a time in ms. */
  at(now: number): Era;
}

/** The expected state at one time. */
export interface Era {
  readonly now: number;
  readonly oracle: Oracle;
  /** The public articles, by slug, then collection. */
  readonly articles: readonly Entry[];
  readonly terms: TermOracle;
  /** Whether a query is about an article, public or not. */
  matches(entry: Entry, query: Query): boolean;
  /** The articles that a query matches, in its order. */
  match(query: Query): Entry[];
  facet(name: Facet, query: Query): { name: string; count: number }[];
  /** Months with their counts, newest first. */
  archives(query: Query): { month: string; count: number }[];
  neighbours(entry: Entry, query: Query): { previous: Entry | null; next: Entry | null };
  /** The next visibility change in ms, Infinity without one. */
  readonly nextMoment: number;
}

/** Creates the oracle of built content. */
export function openOracle(content: BuiltContent, contentDir: string, zone: Zone): Oracle {
  const claims = readClaims(contentDir);
  const entries = content.articles
    .map((article) => toEntry(article, claims, zone))
    .sort((a, b) => compareCodePoints(a.slug, b.slug) || compareCodePoints(a.collection, b.collection));
  const moments = entries
    .filter(({ draft }) => !draft)
    .flatMap(({ publishedAt, unpublishedAt }) => [publishedAt, unpublishedAt])
    .filter((moment) => moment !== null);
  const eras = new Map<number, Era>();
  const oracle: Oracle = {
    zone,
    claims,
    entries,
    moments: [...new Set(moments)].sort((a, b) => a - b),
    at(now) {
      const era = eras.get(now) ?? openEra(oracle, now);
      eras.set(now, era);
      return era;
    },
  };
  return oracle;
}

function openEra(oracle: Oracle, now: number): Era {
  const articles = oracle.entries.filter((entry) => isPublic(entry, now));
  const terms = openTermOracle(articles, oracle.claims);
  const match = (query: Query) => sort(select(articles, query, terms), query.sort?.[0] ?? '-date');
  return {
    now,
    oracle,
    articles,
    terms,
    matches: (entry, query) => select([entry], query, terms).length === 1,
    match,
    nextMoment: oracle.moments.find((moment) => moment > now) ?? Number.POSITIVE_INFINITY,
    facet(name, query) {
      const own = name === 'year' ? ['from', 'to'] : [name];
      const rest = Object.fromEntries(
        Object.entries(query).filter(([parameter]) => !own.includes(parameter)),
      );
      return countValues(select(articles, rest, terms), (entry) => valuesOf(entry, name, terms));
    },
    archives(query) {
      const months = countValues(select(articles, query, terms), ({ day }) =>
        day === null ? [] : [day.slice(0, 7)],
      );
      return months
        .map(({ name, count }) => ({ month: name, count }))
        .sort((a, b) => compareCodePoints(b.month, a.month));
    },
    neighbours(entry, query) {
      const list = sort(select(articles, query, terms), '-date');
      const position = list.indexOf(entry);
      if (position === -1) return { previous: null, next: null };
      return { previous: list[position + 1] ?? null, next: list[position - 1] ?? null };
    },
  };
}

/** Whether an article is public at a time. */
export function isPublic({ draft, publishedAt, unpublishedAt }: Entry, now: number): boolean {
  return (
    !draft && (publishedAt === null || publishedAt <= now) && (unpublishedAt === null || now < unpublishedAt)
  );
}

function select(articles: readonly Entry[], query: Query, terms: TermOracle): Entry[] {
  const conditions = Object.entries(query).map(([name, values]) => toCondition(name, values, terms));
  return articles.filter((entry) => conditions.every((holds) => holds(entry)));
}

type Condition = (entry: Entry) => boolean;
type ToCondition = (values: readonly string[], terms: TermOracle) => Condition;

/** The meaning of each filter. Exhaustive: a filter that is added only to the contract does not compile. */
const toConditions: Readonly<Record<FilterName, ToCondition>> = {
  collection: inCollection('any'),
  'collection.not': inCollection('not'),
  category: withTerms('category', 'any'),
  'category.all': withTerms('category', 'all'),
  'category.not': withTerms('category', 'not'),
  tag: withTerms('tag', 'any'),
  'tag.all': withTerms('tag', 'all'),
  'tag.not': withTerms('tag', 'not'),
  author: withTerms('author', 'any'),
  'author.all': withTerms('author', 'all'),
  'author.not': withTerms('author', 'not'),
  from:
    ([value = '']) =>
    ({ day }) =>
      day !== null && day.slice(0, value.length) >= value,
  to:
    ([value = '']) =>
    ({ day }) =>
      day !== null && day.slice(0, value.length) <= value,
  outdated:
    ([value]) =>
    ({ outdated }) =>
      String(outdated) === value,
  ids:
    (values) =>
    ({ id }) =>
      values.includes(id),
  q: ([value = '']) => {
    const words = toSearchWords(value);
    return ({ searched }) => words.every((word) => searched().includes(word));
  },
};

/** The parameters that do not affect which articles match. */
const notFilters = ['sort', 'page', 'cursor', 'limit', 'fields', 'format', 'facets', 'preview'];

function toCondition(name: string, values: readonly string[], terms: TermOracle): Condition {
  const known = Object.entries(toConditions).find(([filter]) => filter === name);
  if (known) return known[1](values, terms);
  if (notFilters.includes(name)) return () => true;
  throw new Error(`The oracle does not know the parameter "${name}".`);
}

function inCollection(mode: 'any' | 'not'): ToCondition {
  return (values, terms) => {
    const wanted = values.map(terms.resolveCollection);
    return ({ collection }) => wanted.includes(collection) === (mode === 'any');
  };
}

function withTerms(taxonomy: Taxonomy, mode: 'any' | 'all' | 'not'): ToCondition {
  return (values, terms) => {
    const wanted = values.map((value) => terms.identify(taxonomy, value));
    return (entry) => {
      const has = (identity: string) => entry.terms[taxonomy].some((term) => term.identity === identity);
      return mode === 'all' ? wanted.every(has) : wanted.some(has) === (mode === 'any');
    };
  };
}

/** Sorts articles that come by slug, then collection; that order stays among equals. */
function sort(articles: readonly Entry[], order: string): Entry[] {
  const field = order.replace('-', '');
  const keyOf = ({ day, foldedTitle, updatedAt }: Entry) =>
    field === 'date' ? day : field === 'title' ? foldedTitle : updatedAt;
  const sign = order.startsWith('-') ? -1 : 1;
  return [...articles].sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === 'string' ? compareCodePoints(x, String(y)) : x - Number(y));
  });
}

function valuesOf(entry: Entry, facet: Facet, terms: TermOracle): string[] {
  if (facet === 'collection') return [entry.collection];
  if (facet === 'year') return entry.day === null ? [] : [entry.day.slice(0, 4)];
  return terms.namesOf(entry, facet);
}

/** Counts each value once an article, most first, then by code point. */
function countValues(articles: readonly Entry[], values: (entry: Entry) => readonly string[]) {
  const counts = new Map<string, number>();
  for (const entry of articles) {
    for (const value of new Set(values(entry))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || compareCodePoints(a.name, b.name));
}
