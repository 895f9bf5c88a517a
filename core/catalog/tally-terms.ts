import type { TaxonomyName } from '../snapshot/format';
import type { Catalog } from './catalog';

/** How many of some articles have a term. */
export interface TermTally {
  readonly term: number;
  readonly count: number;
  /** The first of the articles, in the order given, that has the term. */
  readonly first: number;
}

/**
 * Counts the terms of the given articles, by term number. An article with two spellings of one term counts once.
 * The work is one pass over a column, with nothing allocated per article.
 */
export function tallyTerms(
  catalog: Catalog,
  taxonomy: TaxonomyName,
  articles: readonly number[],
): TermTally[] {
  const starts = catalog.columns[`${taxonomy}Start`];
  const column = catalog.termColumns[taxonomy];
  const counts = new Uint32Array(catalog.terms[taxonomy].terms.length);
  const firsts = new Uint32Array(counts.length);
  // The article that was counted last for a term, plus one.
  const seen = new Uint32Array(counts.length);
  for (const article of articles) {
    const end = starts[article + 1] ?? 0;
    for (let i = starts[article] ?? 0; i < end; i++) {
      const term = column[i] ?? 0;
      if (seen[term] === article + 1) continue;
      seen[term] = article + 1;
      if (counts[term] === 0) firsts[term] = article;
      counts[term] = (counts[term] ?? 0) + 1;
    }
  }
  return Array.from(counts, (count, term) => ({ term, count, first: firsts[term] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}
