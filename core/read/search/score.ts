import type { MatchedWords } from './word-matcher';
import type { SearchHits } from './search-hits';

/** Scores are rounded to this fraction of one; equal scores keep their order. */
const precision = 1e9;

/** The number of occurrences that adds half of the maximum that occurrences can add. */
const halfCount = 20;

/**
 * Scores and sorts matched articles, best first; equal scores keep the order of `articles`.
 *
 * A word scores from 2 to 12: by its best field, then by whether it is a whole token there, then by its occurrences in the
 * article. Each of these outweighs all that follow it. The score of several words is their mean, in which a word weighs
 * more the fewer candidates have it.
 */
export function scoreHits({ articles, words }: MatchedWords, candidateCount: number): SearchHits {
  const weights = words.map(({ articleCount }) => Math.log(1 + candidateCount / Math.max(articleCount, 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Score and index in one number: sorting without a comparison function is much faster.
  const keys = new Float64Array(articles.length);
  for (const [i, { matches }] of words.entries()) {
    const weight = weights[i] ?? 0;
    articles.forEach((article, index) => {
      const count = matches.counts[article] ?? 0;
      const score = (matches.levels[article] ?? 0) + count / (count + halfCount);
      keys[index] = (keys[index] ?? 0) + weight * score;
    });
  }
  keys.forEach((score, index) => {
    keys[index] = index - Math.round((score / total) * precision) * articles.length;
  });
  keys.sort();
  const sorted = new Uint32Array(keys.length);
  keys.forEach((key, i) => {
    const index = ((key % articles.length) + articles.length) % articles.length;
    sorted[i] = articles[index] ?? 0;
    keys[i] = (index - key) / articles.length / precision;
  });
  return { articles: sorted, scores: keys };
}
