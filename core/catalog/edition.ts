import type { SearchResult } from '../search/open-search';
import { parseQuery } from '../search/parse-query';
import { flag, taxonomyNames, type TaxonomyName } from '../snapshot/format';
import { foldTerm } from '../text/fold';
import { nameTerms, type TermTableSource } from '../taxonomy/term-table';
import type { Catalog } from './catalog';

/**
 * What is public between two publication moments: the catalog as of one time.
 *
 * Nothing about it changes until `validUntil`, so it is made once and asked by every request before that moment.
 */
export interface Edition {
  readonly catalog: Catalog;
  /** First moment in ms that this edition holds for. */
  readonly validFrom: number;
  /** The next publication moment in ms, Infinity when there is none: from then on this edition is out of date. */
  readonly validUntil: number;
  /** How many articles are public. */
  readonly publicCount: number;
  readonly isPublic: (article: number) => boolean;
  readonly terms: Readonly<Record<TaxonomyName, EditionTerms>>;
  /** The public articles that have every word of a query, best first; ties newest first. @throws Error without an index */
  search(q: string): SearchResult;
}

/** The terms of one taxonomy as public articles spell them. */
export interface EditionTerms {
  readonly table: TermTableSource;
  /** By term number; null for a term that no public article has. */
  readonly names: readonly (string | null)[];
  /** How many public articles use each spelling, by spelling number. */
  readonly uses: ArrayLike<number>;
  /** The term that a name, spelling or alias belongs to, compared by folding. */
  find(text: string): number | undefined;
}

/** Makes the edition that holds at `now`, in ms. */
export function openEdition(catalog: Catalog, now: number): Edition {
  const { isPublic, ...window } = findPublic(catalog, now);
  const terms = taxonomyNames.map((name) => [name, openTerms(catalog, name, isPublic)]);
  return {
    catalog,
    ...window,
    isPublic: (article) => isPublic[article] === 1,
    // Object.fromEntries forgets which keys there are; taxonomyNames are all of them.
    terms: Object.fromEntries(terms) as Edition['terms'],
    search: createSearch(catalog, (article) => isPublic[article] === 1),
  };
}

/** The last answer is kept: one request asks the same of its list, its facets and its hits. */
function createSearch(catalog: Catalog, isPublic: (article: number) => boolean): Edition['search'] {
  let newestFirst: Uint32Array | undefined;
  let last: { readonly q: string; readonly result: SearchResult } | undefined;
  return (q) => {
    const engine = catalog.search();
    if (!engine) throw new Error('This snapshot has no search index; ask the catalog before.');
    newestFirst ??= catalog.sorted('-date').filter(isPublic);
    if (last?.q !== q) last = { q, result: engine.search(parseQuery(q), newestFirst) };
    return last.result;
  };
}

/**
 * Which articles are public at `now` (ms): no draft, published, and not yet taken back; and the span around it in which that
 * does not change. Drafts play no part.
 */
function findPublic(catalog: Catalog, now: number) {
  const { publishedAt, publicUntil, columns } = catalog;
  const isPublic = new Uint8Array(catalog.size);
  let publicCount = 0;
  let validFrom = Number.NEGATIVE_INFINITY;
  let validUntil = Number.POSITIVE_INFINITY;
  // One loop for all of it: every loop over all articles is felt in a cold start.
  for (let article = 0; article < isPublic.length; article++) {
    if (((columns.flags[article] ?? 0) & flag.draft) !== 0) continue;
    const begin = publishedAt[article] ?? Number.NaN;
    const end = publicUntil[article] ?? 0;
    if (begin <= now) validFrom = Math.max(validFrom, begin);
    if (begin > now) validUntil = Math.min(validUntil, begin);
    if (end <= now) validFrom = Math.max(validFrom, end);
    if (end > now) validUntil = Math.min(validUntil, end);
    if (begin > now || end <= now) continue;
    isPublic[article] = 1;
    publicCount += 1;
  }
  return { isPublic, publicCount, validFrom, validUntil };
}

function openTerms(catalog: Catalog, taxonomy: TaxonomyName, isPublic: Uint8Array): EditionTerms {
  const table = catalog.terms[taxonomy];
  const uses = new Uint32Array(table.spellings.length);
  const starts = catalog.columns[`${taxonomy}Start`];
  const spellings = catalog.columns[taxonomy];
  isPublic.forEach((bit, article) => {
    if (bit === 0) return;
    for (let i = starts[article] ?? 0; i < (starts[article + 1] ?? 0); i++) {
      const spelling = spellings[i] ?? 0;
      uses[spelling] = (uses[spelling] ?? 0) + 1;
    }
  });
  let termOfFolding: Map<string, number> | undefined;
  return {
    table,
    uses,
    names: nameTerms(table, uses),
    find: (text) => (termOfFolding ??= foldTerms(table)).get(foldTerm(text)),
  };
}

function foldTerms(table: TermTableSource): Map<string, number> {
  const termOfFolding = new Map<string, number>();
  table.terms.forEach((term, number) => {
    for (const text of [term.name, ...term.aliases]) {
      if (text !== null && !termOfFolding.has(foldTerm(text))) termOfFolding.set(foldTerm(text), number);
    }
  });
  table.spellings.forEach((spelling, i) => {
    const folding = foldTerm(spelling);
    const term = table.termOfSpelling[i];
    if (term !== undefined && !termOfFolding.has(folding)) termOfFolding.set(folding, term);
  });
  return termOfFolding;
}

/** The term numbers of one article, in its author's order. */
export function termsOf(catalog: Catalog, taxonomy: TaxonomyName, article: number): number[] {
  const starts = catalog.columns[`${taxonomy}Start`];
  return Array.from(catalog.termColumns[taxonomy].subarray(starts[article] ?? 0, starts[article + 1] ?? 0));
}
