import type { SearchResult } from '../search/search-engine';
import { parseSearchQuery } from '../search/parse-search-query';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { TermTable } from './term-table';
import { compareCodePoints } from '../../model/text/fold';
import { itemAt, listAt } from '../../model/text/item-at';
import { countMembers, has, setMember, type ArticleSet } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
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
  /** The public articles. */
  readonly publicSet: ArticleSet;
  readonly isPublic: (article: number) => boolean;
  readonly terms: Readonly<Record<TaxonomyName, EditionTerms>>;
  /** The public articles that have every word of a query, best first; ties newest first. @throws Error without an index */
  search(q: string): SearchResult;
}

/** The terms of one taxonomy as public articles spell them. */
export interface EditionTerms {
  readonly table: TermTable;
  /** How many public articles use each spelling, by spelling number. */
  readonly uses: ArrayLike<number>;
  /**
   * The name of a term: the one `taxonomy.yml` gives, else the spelling that most public articles use, ties to the first
   * in code-point order; null for a term that no public article has.
   */
  nameOf(term: number): string | null;
  /** The place of each term among all, by name in code-point order. */
  ranks(): Uint32Array;
  /** The term that a name, spelling or alias belongs to, compared by folding. */
  find(text: string): number | undefined;
}

/**
 * Makes the edition that holds at `now`, in ms.
 *
 * @param shown an article that is shown in it as if it were public
 */
export function createEdition(catalog: Catalog, now: number, shown?: number): Edition {
  const { publicSet, changed, ...window } = findPublic(catalog, now);
  if (shown !== undefined && !has(publicSet, shown)) {
    setMember(publicSet, shown, true);
    // It counts in its terms, whether it will be public in the end or not.
    if (has(catalog.timed.lastPublic, shown)) changed.delete(shown);
    else changed.add(shown);
  }
  const isPublic = (article: number) => has(publicSet, article);
  const terms = taxonomyNames.map((name) => [name, createTerms(catalog, name, changed, isPublic)]);
  let publicCount: number | undefined;
  return {
    catalog,
    ...window,
    get publicCount() {
      return (publicCount ??= countMembers(publicSet));
    },
    publicSet,
    isPublic,
    // Object.fromEntries forgets which keys there are; taxonomyNames are all of them.
    terms: Object.fromEntries(terms) as Edition['terms'],
    search: createSearch(catalog, isPublic),
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
    if (last?.q !== q) last = { q, result: engine.search(parseSearchQuery(q), newestFirst) };
    return last.result;
  };
}

/**
 * Which articles are public at `now` (ms): no draft, published, and not yet taken back; and the span around it in which that
 * does not change. Drafts play no part.
 *
 * It begins with what is public when all moments have passed, and changes that for the moments to come; in most catalogs
 * there are none or a few.
 */
function findPublic({ timed, publishedAt, publicUntil }: Catalog, now: number) {
  const { moment, momentArticle, lastPublic } = timed;
  const next = bisect(moment.length, (i) => itemAt(moment, i) <= now);
  const publicSet = lastPublic.slice();
  const changed = new Set<number>();
  for (const article of momentArticle.subarray(next)) {
    // Without a moment of its own an article was public at all times.
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

/** @param changed the articles that are public now and not in the end, or the other way round */
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
    const last = catalog.timed[`${taxonomy}Uses`];
    if (changed.size === 0) return last;
    const counts = last.slice();
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
      // Spellings come in code-point order, so the first of equals is kept.
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
    find: (text) => table.find(text),
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
