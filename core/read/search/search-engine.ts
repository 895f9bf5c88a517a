import { correctQuery } from './correct-query';
import { foldForSearch } from '../../format/search/fold-text';
import { highlightArticle, type Highlight, type HighlightFields } from './highlight';
import { matchWords } from './match-words';
import { OffsetFolder } from './offset-folder';
import { formatQuery, type ParsedQuery } from './parse-search-query';
import { scoreHits } from './score';
import { noHits, type SearchHits } from './search-hits';
import { readSearchIndex, type SearchSource } from './search-index';

/** The result of a search. */
export interface SearchResult {
  /** Best first. */
  readonly hits: SearchHits;
  /** The query that found the hits: the corrected one if the requested query matches nothing. Highlights use it. */
  readonly searched: ParsedQuery;
  /** The corrected query as text; null if the requested query was searched. */
  readonly corrected: string | null;
}

/** Searches one index. */
export interface SearchEngine {
  /**
   * Searches some articles for a query.
   *
   * @param articles the numbers of the candidates; hits with equal scores keep this order
   */
  search(query: ParsedQuery, articles: ArrayLike<number>): SearchResult;
  /** Marks the words of a query in an article, as escaped HTML. */
  highlight(fields: HighlightFields, query: ParsedQuery): Highlight;
}

/**
 * Reads a search index into memory, except for its texts; the source must stay readable for these.
 *
 * @throws SearchIndexError when the bytes are not a search index, are cut off, or have another format version
 */
export function createSearchEngine(source: SearchSource): SearchEngine {
  const index = readSearchIndex(source);
  const folder = new OffsetFolder(index.variants);
  const fold = (text: string) => foldForSearch(text, index.variants);
  const match = (folded: readonly string[], articles: ArrayLike<number>) =>
    matchWords(index, [...new Set(folded)], articles);
  const find = ({ words }: ParsedQuery, articles: ArrayLike<number>) => {
    const folded = words.map((word) => fold(word.folded));
    return scoreHits(match(folded, articles), articles.length);
  };
  return {
    search: (query, articles) => {
      const hits = query.words.length === 0 ? noHits : find(query, articles);
      const corrected =
        hits.articles.length > 0
          ? null
          : correctQuery(index, query, fold, (folded) => match(folded, articles).articles.length);
      if (corrected === null) return { hits, searched: query, corrected };
      return { hits: find(corrected, articles), searched: corrected, corrected: formatQuery(corrected) };
    },
    highlight: (fields, query) => highlightArticle(fields, query, folder),
  };
}
