/**
 * What a search found, best first, in columns: a word that most articles have would make an object for each of them
 * otherwise.
 */
export interface SearchHits {
  readonly articles: Uint32Array;
  /** Beside each article how well it matches: a positive number, at most 12. */
  readonly scores: Float64Array;
}

/** What a search found that found nothing. */
export const noHits: SearchHits = { articles: new Uint32Array(), scores: new Float64Array() };

/** How well an article matches; 0 where it is no hit. Pages have few of many hits, so no table is made of them. */
export function scoreOf({ articles, scores }: SearchHits, article: number): number {
  return scores[articles.indexOf(article)] ?? 0;
}
