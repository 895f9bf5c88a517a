import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { forEachMember, type ArticleSet } from '../../model/numbers/article-set';
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
  const { counts, firsts, add } = createCounter(catalog, taxonomy);
  articles.forEach(add);
  return Array.from(counts, (count, term) => ({ term, count, first: firsts[term] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

/** How many articles of a set have each term, by term number; an article with two spellings of one counts once. */
export function countTerms(catalog: Catalog, taxonomy: TaxonomyName, set: ArticleSet): Uint32Array {
  const { counts, add } = createCounter(catalog, taxonomy);
  forEachMember(set, add);
  return counts;
}

function createCounter({ columns, terms }: Catalog, taxonomy: TaxonomyName) {
  const starts = columns[`${taxonomy}Start`];
  const spellings = columns[taxonomy];
  const { termOfSpelling, size } = terms[taxonomy];
  const counts = new Uint32Array(size);
  const firsts = new Uint32Array(size);
  // The article that was counted last for a term, plus one.
  const seen = new Uint32Array(size);
  const add = (article: number) => {
    const end = starts[article + 1] ?? 0;
    for (let i = starts[article] ?? 0; i < end; i++) {
      const term = termOfSpelling[spellings[i] ?? 0] ?? 0;
      if (seen[term] === article + 1) continue;
      seen[term] = article + 1;
      if (counts[term] === 0) firsts[term] = article;
      counts[term] = (counts[term] ?? 0) + 1;
    }
  };
  return { counts, firsts, add };
}
