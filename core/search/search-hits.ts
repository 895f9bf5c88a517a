/** An article that matches, and how well: a positive number, at most 12. */
export interface SearchHit {
  readonly article: number;
  readonly score: number;
}

/** Hits of a search, best first: a word that most articles have would make an object for each of them otherwise. */
export class SearchHits implements Iterable<SearchHit> {
  constructor(
    private readonly articles: Uint32Array = new Uint32Array(),
    private readonly scores: Float64Array = new Float64Array(),
  ) {}

  get length(): number {
    return this.articles.length;
  }

  map<T>(change: (hit: SearchHit) => T): T[] {
    const changed = new Array<T>(this.length);
    for (let i = 0; i < this.length; i++) changed[i] = change(this.at(i));
    return changed;
  }

  *[Symbol.iterator](): Generator<SearchHit> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  private at(i: number): SearchHit {
    return { article: this.articles[i] ?? 0, score: this.scores[i] ?? 0 };
  }
}
