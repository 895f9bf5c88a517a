import { correctQuery } from './correct-query';
import { CostlySearchError } from './costly-search-error';
import { foldForSearch } from '../../format/search/fold-text';
import { highlightArticle, type Highlight, type HighlightFields } from './highlight';
import { OffsetFolder } from './offset-folder';
import { formatQuery, type ParsedQuery } from './parse-search-query';
import { scoreHits } from './score';
import { noHits, type SearchHits } from './search-hits';
import { readSearchIndex, type SearchSource } from './search-index';
import { SearchWork, workLimit } from './search-work';
import { WordMatcher } from './word-matcher';

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
   * Searches some articles for a query. A correction that takes too much work is given up.
   *
   * @param articles the numbers of the candidates; hits with equal scores keep this order
   * @param work counts what the search does, and bounds it
   * @throws CostlySearchError when the query takes too much work
   */
  search(query: ParsedQuery, articles: ArrayLike<number>, work?: SearchWork): SearchResult;
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
  const mostWork = workLimit(index.texts.length);
  return {
    search: (query, articles, work = new SearchWork(mostWork)) => {
      const matcher = new WordMatcher(index, articles, work);
      const find = ({ words }: ParsedQuery) =>
        scoreHits(matcher.match(words.map((word) => fold(word.folded))), articles.length);
      const hits = query.words.length === 0 ? noHits : find(query);
      if (hits.articles.length > 0) return { hits, searched: query, corrected: null };
      try {
        const corrected = correctQuery(index, query, fold, (folded) => matcher.matchesAny(folded));
        if (corrected !== null) {
          return { hits: find(corrected), searched: corrected, corrected: formatQuery(corrected) };
        }
      } catch (error) {
        // Without a correction the result is right as well: nothing matches the query.
        if (!(error instanceof CostlySearchError)) throw error;
      }
      return { hits, searched: query, corrected: null };
    },
    highlight: (fields, query) => highlightArticle(fields, query, folder),
  };
}
