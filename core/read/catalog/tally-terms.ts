import { forEachMember, type ArticleSet } from '../../model/numbers/article-set';
import type { NameKind } from './apply-filter';
import type { Catalog } from './catalog';

/** How many of some articles have a term. */
export interface TermTally {
  readonly term: number;
  readonly count: number;
  /** The first of the articles, in the given order, that has the term. */
  readonly first: number;
}

/** Counts the terms or collections of articles, by number. An article with two spellings of a term counts once. */
export function tallyTerms(catalog: Catalog, kind: NameKind, articles: readonly number[]): TermTally[] {
  const { counts, firsts, add } = createCounter(catalog, kind);
  articles.forEach(add);
  return Array.from(counts, (count, term) => ({ term, count, first: firsts[term] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

/** How many articles of a set have each term or collection. An article with two spellings of a term counts once. */
export function countTerms(catalog: Catalog, kind: NameKind, set: ArticleSet): Uint32Array {
  const { counts, add } = createCounter(catalog, kind);
  forEachMember(set, add);
  return counts;
}

function createCounter({ columns, collections, terms }: Catalog, kind: NameKind) {
  const size = kind === 'collection' ? collections.length : terms[kind].size;
  const counts = new Uint32Array(size);
  const firsts = new Uint32Array(size);
  if (kind === 'collection') {
    const { collection } = columns;
    const add = (article: number) => {
      const number = collection[article] ?? 0;
      if (counts[number] === 0) firsts[number] = article;
      counts[number] = (counts[number] ?? 0) + 1;
    };
    return { counts, firsts, add };
  }
  const starts = columns[`${kind}Start`];
  const spellings = columns[kind];
  const { termOfSpelling } = terms[kind];
  // By term: the last article that was counted, plus one.
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
