import simplifiedOfTraditional from 'opencc-js/dict/TSCharacters';
import type { BuiltContent } from '../content/build-content';
import { buildRelated } from '../related/build-related';
import { toRelatedDocuments } from '../related/to-related-documents';
import { buildSearchIndex } from '../search/build-search-index';
import { toSearchDocuments } from '../search/to-search-documents';
import { buildSuggestData } from '../suggest/build-suggest-data';
import { readSimplifiedMap } from '../../format/search/simplified-characters';
import type { Sections } from '../../format/snapshot/format';

/**
 * What is told of while sections are built, in this order: articles read for the search, lengths of sequences that are
 * listed for it, articles read for related ones, articles that related ones were found for.
 */
export type SectionStep = 'search' | 'sequences' | 'related' | 'nearest';

type OnProgress = (step: SectionStep, done: number, total: number) => void;

/** Prepares what searches, suggestions and related articles are answered from. Takes most of a build after rendering. */
export function buildSections(content: BuiltContent, onProgress: OnProgress = () => undefined): Sections {
  const tell = (step: SectionStep) => (done: number, total: number) => {
    onProgress(step, done, total);
  };
  const total = content.articles.length;
  return {
    search: buildSearchIndex(count(toSearchDocuments(content), total, tell('search')), {
      variants: readSimplifiedMap(simplifiedOfTraditional),
      onProgress: tell('sequences'),
    }),
    suggest: [buildSuggestData(content)],
    related: [buildRelated(count(toRelatedDocuments(content), total, tell('related')), tell('nearest'))],
  };
}

function* count<T>(
  documents: Iterable<T>,
  total: number,
  onProgress: (done: number, total: number) => void,
): Generator<T> {
  let done = 0;
  for (const document of documents) {
    yield document;
    onProgress(++done, total);
  }
}
