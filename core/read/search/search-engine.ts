import { correctQuery } from './correct-query';
import { foldForSearch } from '../../format/search/fold-text';
import { highlightArticle, type Highlight, type HighlightFields } from './highlight';
import { matchWords } from './match-words';
import { OffsetFolder } from './offset-folder';
import { formatQuery, type ParsedQuery } from './parse-search-query';
import { scoreHits } from './score';
import { noHits, type SearchHits } from './search-hits';
import type { SearchSource } from './search-source';
import { readSearchIndex } from './search-index';

/** What a search found. */
export interface SearchResult {
  /** Best first. */
  readonly hits: SearchHits;
  /** What was searched: the query, or another one where it had matched nothing. Highlights are made for this. */
  readonly searched: ParsedQuery;
  /** The other query as text; null when the query itself was searched. */
  readonly corrected: string | null;
}

/** Answers searches from an index. */
export interface SearchEngine {
  /**
   * Searches some articles for a query.
   *
   * @param articles the numbers of the articles that may be found; equally good ones are listed in this order
   */
  search(query: ParsedQuery, articles: ArrayLike<number>): SearchResult;
  /** Shows where the words of a query stand in an article, as escaped HTML. */
  highlight(fields: HighlightFields, query: ParsedQuery): Highlight;
}

/**
 * Opens a search index. All but its texts is read into memory; its source must stay readable for these.
 *
 * @throws SearchIndexError when the bytes are no search index, are cut off, or are of another format
 */
export function createSearchEngine(source: SearchSource): SearchEngine {
  const index = readSearchIndex(source);
  const folder = new OffsetFolder(index.variants);
  const fold = (text: string) => foldForSearch(text, index.variants);
  const match = (folded: readonly string[], articles: ArrayLike<number>) =>
    matchWords(index, [...new Set(folded)], articles);
  const find = (query: ParsedQuery, articles: ArrayLike<number>) => {
    const matched = match(
      query.words.map(({ folded }) => fold(folded)),
      articles,
    );
    return scoreHits(matched, articles.length);
  };
  return {
    search: (query, articles) => {
      const hits = query.words.length === 0 ? noHits : find(query, articles);
      const other =
        hits.articles.length > 0
          ? null
          : correctQuery(index, query, fold, (folded) => match(folded, articles).articles.length);
      if (other === null) return { hits, searched: query, corrected: null };
      return { hits: find(other, articles), searched: other, corrected: formatQuery(other) };
    },
    highlight: (fields, query) => highlightArticle(fields, query, folder),
  };
}
