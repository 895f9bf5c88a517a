import { buildSearchIndex, type SearchIndexOptions } from '../../../../core/build/search/build-search-index';
import {
  createSearchEngine,
  type SearchEngine,
  type SearchResult,
} from '../../../../core/read/search/search-engine';
import { parseSearchQuery } from '../../../../core/read/search/parse-search-query';
import { listFields, type SearchDocument } from '../../../../core/format/search/search-document';
import { foldTerm } from '../../../../core/model/text/fold';

/** Makes a document from what matters to a test. */
export function aDocument(parts: Partial<SearchDocument> = {}): SearchDocument {
  return {
    title: 'Untitled',
    description: null,
    keywords: [],
    tags: [],
    categories: [],
    authors: [],
    headings: [],
    text: '',
    ...parts,
  };
}

/** The bytes of a search index. */
export function anIndex(
  documents: readonly Partial<SearchDocument>[],
  options: SearchIndexOptions = {},
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(buildSearchIndex(documents.map(aDocument), options)));
}

/** A search index as something to read from. */
export function aSearchSource(bytes: Uint8Array<ArrayBuffer>) {
  return {
    length: bytes.length,
    readBytes: (offset: number, length: number) => bytes.slice(offset, offset + length),
    readInto: (offset: number, to: Uint8Array) => {
      to.set(bytes.subarray(offset, offset + to.length));
    },
  };
}

/** A search over some documents. */
export interface SearchWorld {
  readonly engine: SearchEngine;
  /** Searches all documents; equally good ones come in their order. */
  readonly search: (query: string) => SearchResult;
  /** The documents that are found by the query itself, ascending. */
  readonly find: (query: string) => number[];
}

export function aSearch(
  documents: readonly Partial<SearchDocument>[],
  options: SearchIndexOptions = {},
): SearchWorld {
  const engine = createSearchEngine(aSearchSource(anIndex(documents, options)));
  const all = documents.map((_, article) => article);
  const search = (query: string) => engine.search(parseSearchQuery(query), all);
  const find = (query: string) => {
    const { hits, corrected } = search(query);
    return corrected === null ? Array.from(hits.articles).sort((a, b) => a - b) : [];
  };
  return { engine, search, find };
}

/** What a search has to find, the slow and obvious way: every word is in one of the folded texts of the article. */
export function bruteForce(
  documents: readonly Partial<SearchDocument>[],
): (words: readonly string[]) => number[] {
  const texts = documents.map((document) =>
    listFields(aDocument({ ...document, headings: [] })).flatMap(([, field]) => field.map(foldTerm)),
  );
  return (words) => {
    const folded = words.map(foldTerm);
    return [...texts.keys()].filter((article) =>
      folded.every((word) => texts[article]?.some((text) => text.includes(word))),
    );
  };
}
