import type { SearchResult } from '../search/search-engine';
import { parseSearchQuery } from '../search/parse-search-query';
import { recordOf } from '../../model/record-of';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { TermTable } from './term-table';
import { compareCodePoints } from '../../model/text/fold';
import { itemAt, listAt } from '../../model/text/item-at';
import { countMembers, has, setMember, type ArticleSet } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import type { Catalog } from './catalog';

/**
 * The public content between two visibility changes: the catalog as of one time. It is immutable, so all requests until
 * `validUntil` share it.
 */
export interface Edition {
  readonly catalog: Catalog;
  /** The last visibility change, in ms; -Infinity if there is none. */
  readonly validFrom: number;
  /** The next visibility change, in ms; Infinity if there is none. From then on this edition is out of date. */
  readonly validUntil: number;
  /** The number of public articles. */
  readonly publicCount: number;
  /** The public articles. */
  readonly publicSet: ArticleSet;
  readonly isPublic: (article: number) => boolean;
  readonly terms: Readonly<Record<TaxonomyName, EditionTerms>>;
  /** The public articles that have every word of a query, best first; ties newest first. @throws Error without an index */
  search(q: string): SearchResult;
}

/** The terms of one taxonomy as public articles spell them. */
interface EditionTerms {
  readonly table: TermTable;
  /** How many public articles use each spelling, by spelling number. */
  readonly uses: ArrayLike<number>;
  /**
   * The name of a term: that of `taxonomy.yml`, else the spelling that most public articles use, ties to the first in
   * code-point order; null for a term that no public article has.
   */
  nameOf(term: number): string | null;
  /** The rank of each term by name in code-point order. */
  ranks(): Uint32Array;
}

/**
 * Creates the edition as of `now`, in ms.
 *
 * @param previewed an article that this edition shows as if it were public
 */
export function createEdition(catalog: Catalog, now: number, previewed?: number): Edition {
  const { publicSet, changed, ...window } = findPublic(catalog, now);
  if (previewed !== undefined && !has(publicSet, previewed)) {
    setMember(publicSet, previewed, true);
    // `changed` corrects the term counts; it has the articles whose visibility differs from `lastPublic`.
    if (has(catalog.timed.lastPublic, previewed)) changed.delete(previewed);
    else changed.add(previewed);
  }
  const isPublic = (article: number) => has(publicSet, article);
  let publicCount: number | undefined;
  return {
    catalog,
    ...window,
    get publicCount() {
      return (publicCount ??= countMembers(publicSet));
    },
    publicSet,
    isPublic,
    terms: recordOf(taxonomyNames, (name) => createTerms(catalog, name, changed, isPublic)),
    search: createSearch(catalog, isPublic),
  };
}

/** Keeps the last result: a request needs it for its list, its facets and its highlights. */
function createSearch(catalog: Catalog, isPublic: (article: number) => boolean): Edition['search'] {
  let newestFirst: Uint32Array | undefined;
  let last: { readonly q: string; readonly result: SearchResult } | undefined;
  return (q) => {
    const engine = catalog.search();
    if (!engine) throw new Error('This snapshot has no search index; ask the catalog before.');
    newestFirst ??= catalog.sorted('-date').filter(isPublic);
    if (last?.q !== q) last = { q, result: engine.search(parseSearchQuery(q), newestFirst) };
    return last.result;
  };
}

/**
 * Finds the articles that are public at `now` (ms), and the range of time around it in which these stay the same.
 *
 * Starts from the articles that are public after the last scheduled change (`lastPublic`) and undoes the changes that are
 * still in the future. Most catalogs have few of these. Drafts have none and are never public.
 */
function findPublic({ timed }: Catalog, now: number) {
  const { moment, momentArticle, lastPublic, publishedAt, publicUntil } = timed;
  const next = bisect(moment.length, (i) => itemAt(moment, i) <= now);
  const publicSet = lastPublic.slice();
  const changed = new Set<number>();
  for (const article of momentArticle.subarray(next)) {
    // An article without a publication time (NaN) is never hidden by it: `NaN > now` is false.
    const isHidden = itemAt(publishedAt, article) > now || itemAt(publicUntil, article) <= now;
    if (has(lastPublic, article) !== isHidden) continue;
    setMember(publicSet, article, !isHidden);
    changed.add(article);
  }
  return {
    publicSet,
    changed,
    validFrom: moment[next - 1] ?? Number.NEGATIVE_INFINITY,
    validUntil: moment[next] ?? Number.POSITIVE_INFINITY,
  };
}

/** @param changed the articles whose visibility differs from `lastPublic` */
function createTerms(
  catalog: Catalog,
  taxonomy: TaxonomyName,
  changed: ReadonlySet<number>,
  isPublic: (article: number) => boolean,
): EditionTerms {
  const table = catalog.terms[taxonomy];
  const names = new Map<number, string | null>();
  let uses: Uint32Array | undefined;
  let ranks: Uint32Array | undefined;
  const countUses = () => {
    const final = catalog.timed[`${taxonomy}Uses`];
    if (changed.size === 0) return final;
    const counts = final.slice();
    for (const article of changed) {
      const step = isPublic(article) ? 1 : -1;
      for (const spelling of spellingsOf(catalog, taxonomy, article))
        counts[spelling] = itemAt(counts, spelling) + step;
    }
    return counts;
  };
  const findName = (term: number): string | null => {
    uses ??= countUses();
    let [most, best] = [0, -1];
    for (const spelling of table.spellingsOf(term)) {
      const count = itemAt(uses, spelling);
      // Spellings come in code-point order, so of equal counts the first one wins.
      if (count > most) [most, best] = [count, spelling];
    }
    return best === -1 ? null : (table.sourceOf(term).name ?? table.spellings.at(best));
  };
  const nameOf = (term: number): string | null => {
    let name = names.get(term);
    if (name === undefined) names.set(term, (name = findName(term)));
    return name;
  };
  return {
    table,
    get uses() {
      return (uses ??= countUses());
    },
    nameOf,
    ranks: () => (ranks ??= rankNames(Array.from({ length: table.size }, (_, term) => nameOf(term)))),
  };
}

function rankNames(names: readonly (string | null)[]): Uint32Array {
  const ranks = new Uint32Array(names.length);
  const order = Array.from(names.keys()).sort((a, b) => compareCodePoints(names[a] ?? '', names[b] ?? ''));
  order.forEach((term, rank) => {
    ranks[term] = rank;
  });
  return ranks;
}

function spellingsOf({ columns }: Catalog, taxonomy: TaxonomyName, article: number): Uint32Array {
  return listAt(columns[taxonomy], columns[`${taxonomy}Start`], article);
}

/** The term numbers of one article, in its author's order. */
export function termsOf(catalog: Catalog, taxonomy: TaxonomyName, article: number): number[] {
  const { termOfSpelling } = catalog.terms[taxonomy];
  return Array.from(spellingsOf(catalog, taxonomy, article), (spelling) => itemAt(termOfSpelling, spelling));
}
