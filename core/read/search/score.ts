import type { MatchedWords } from './match-words';
import type { SearchHits } from './search-hits';

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
export function scoreHits({ articles, words }: MatchedWords, askedCount: number): SearchHits {
  const weights = words.map(({ articleCount }) => Math.log(1 + askedCount / Math.max(articleCount, 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // A score and a place in one number, which sorts much faster than a comparison of two.
  const keys = new Float64Array(articles.length);
  for (const [i, { matches }] of words.entries()) {
    const weight = weights[i] ?? 0;
    articles.forEach((article, place) => {
      const count = matches.counts[article] ?? 0;
      const score = (matches.levels[article] ?? 0) + count / (count + halfCount);
      keys[place] = (keys[place] ?? 0) + weight * score;
    });
  }
  keys.forEach((score, place) => {
    keys[place] = place - Math.round((score / total) * precision) * articles.length;
  });
  keys.sort();
  const sorted = new Uint32Array(keys.length);
  keys.forEach((key, i) => {
    const place = ((key % articles.length) + articles.length) % articles.length;
    sorted[i] = articles[place] ?? 0;
    keys[i] = (place - key) / articles.length / precision;
  });
  return { articles: sorted, scores: keys };
}
