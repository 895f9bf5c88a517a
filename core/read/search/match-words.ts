import { PatternScanner } from './pattern-scanner';
import { planWord, type WordPlan } from './plan-word';
import type { SearchIndex } from './search-index';
import { readFilters, readListed, WordMatches } from './word-matches';

/** The articles that have every word. */
export interface MatchedWords {
  /** In the order of the candidates. */
  readonly articles: Uint32Array;
  readonly words: readonly {
    readonly matches: WordMatches;
    /** How many of the candidates have the word; for a word that is searched for in texts, an upper bound. */
    readonly articleCount: number;
  }[];
}

const nothing: MatchedWords = { articles: new Uint32Array(), words: [] };

/**
 * Finds the candidates that have every folded word. Posting lists come first; texts are scanned only for words that these
 * cannot decide, and only the texts of articles that all lists leave.
 */
export function matchWords(
  index: SearchIndex,
  folded: readonly string[],
  candidates: ArrayLike<number>,
): MatchedWords {
  const plans: WordPlan[] = [];
  for (const word of folded) {
    const plan = planWord(index, word);
    if (plan === null) return nothing;
    plans.push(plan);
  }
  const all = Uint32Array.from(candidates);
  let left = all;
  const words = plans.map((plan) => {
    const isListed = plan.kind === 'listed';
    const matches = isListed ? readListed(plan, index.postings, index.size) : new WordMatches(index.size);
    const has = isListed ? matches.levels : readFilters(plan.filters, index.postings, index.size);
    let articleCount = 0;
    for (const article of all) if (has[article] !== 0) articleCount += 1;
    left = left.filter((article) => has[article] !== 0);
    return { matches, articleCount };
  });
  for (const [i, plan] of plans.entries()) {
    const matches = words[i]?.matches;
    if (plan.kind !== 'scanned' || !matches) continue;
    const scanner = new PatternScanner(plan.pattern);
    index.texts.each(left.slice().sort(), (article, text) => {
      scanner.match(article, text, matches);
    });
    left = left.filter((article) => matches.levels[article] !== 0);
  }
  return { articles: left, words };
}
