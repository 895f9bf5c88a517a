import { planWord, type WordPlan } from './plan-word';
import type { SearchIndex } from './search-index';
import { PatternScanner } from './pattern-scanner';
import { readFilters, readListed, WordMatches } from './word-matches';

/** The articles that have every word. */
export interface MatchedWords {
  /** In the order of the articles asked about. */
  readonly articles: Uint32Array;
  readonly words: readonly {
    readonly matches: WordMatches;
    /** How many of the articles asked about have the word, or at the most. */
    readonly articleCount: number;
  }[];
}

const nothing: MatchedWords = { articles: new Uint32Array(), words: [] };

/**
 * Finds the articles that have every folded word, among those asked about.
 *
 * Posting lists come first; texts are looked into only where all lists leave it open.
 */
export function matchWords(
  index: SearchIndex,
  folded: readonly string[],
  asked: ArrayLike<number>,
): MatchedWords {
  const plans: WordPlan[] = [];
  for (const word of folded) {
    const plan = planWord(index, word);
    if (plan === null) return nothing;
    plans.push(plan);
  }
  const all = Uint32Array.from(asked);
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
