import type { MatchedWords } from './match-words';

/** An article that matches, and how well: a positive number, at most 12. */
export interface SearchHit {
  readonly article: number;
  readonly score: number;
}

/** Scores are told apart to this fraction, and are equal below it. */
const precision = 1e9;

/** Occurrences that count for half of what any number of them can. */
const halfCount = 20;

/**
 * Scores and sorts what matched, best first; equal ones stay in the order they come in.
 *
 * A word is worth, first, the best field that it stands in; then whether it is whole there; then how often it occurs
 * in the article: from 2 to 12, each step outweighing all that follow it. Several words are averaged, each weighing
 * more the fewer of the articles asked about have it.
 */
export function scoreHits({ articles, words }: MatchedWords, askedCount: number): SearchHit[] {
  const weights = words.map(({ articleCount }) => Math.log(1 + askedCount / Math.max(articleCount, 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // A score and a place in one number, which sorts much faster than a comparison of two.
  const keys = new Float64Array(articles.length);
  articles.forEach((article, place) => {
    let score = 0;
    words.forEach(({ matches }, i) => {
      const count = matches.counts[article] ?? 0;
      score += (weights[i] ?? 0) * ((matches.levels[article] ?? 0) + count / (count + halfCount));
    });
    keys[place] = place - Math.round((score / total) * precision) * articles.length;
  });
  keys.sort();
  return Array.from(keys, (key) => {
    const place = ((key % articles.length) + articles.length) % articles.length;
    return { article: articles[place] ?? 0, score: (place - key) / articles.length / precision };
  });
}
