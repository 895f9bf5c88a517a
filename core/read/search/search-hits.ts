/**
 * The hits of a search, best first, as columns: an object for each hit would be costly for a word that most articles have.
 */
export interface SearchHits {
  readonly articles: Uint32Array;
  /** The score of each article: positive, at most 12. */
  readonly scores: Float64Array;
}

/** The hits of a search that found nothing. */
export const noHits: SearchHits = { articles: new Uint32Array(), scores: new Float64Array() };

/** The score of an article; 0 if it is not a hit. A linear search, because a page shows few of many hits. */
export function scoreOf({ articles, scores }: SearchHits, article: number): number {
  return scores[articles.indexOf(article)] ?? 0;
}
