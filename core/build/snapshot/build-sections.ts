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
 * The steps of which the progress is reported, in this order: articles read for the search index, lengths of its n-grams,
 * articles read for related articles, articles whose related articles were found.
 */
export type SectionStep = 'search' | 'sequences' | 'related' | 'nearest';

type OnProgress = (step: SectionStep, done: number, total: number) => void;

/** Builds the sections for search, completion and related articles. After rendering this takes most of a build. */
export function buildSections(content: BuiltContent, onProgress: OnProgress = () => undefined): Sections {
  const reportStep = (step: SectionStep) => (done: number, total: number) => {
    onProgress(step, done, total);
  };
  const total = content.articles.length;
  return {
    search: buildSearchIndex(count(toSearchDocuments(content), total, reportStep('search')), {
      variants: readSimplifiedMap(simplifiedOfTraditional),
      onProgress: reportStep('sequences'),
    }),
    suggest: [buildSuggestData(content)],
    related: [
      buildRelated(count(toRelatedDocuments(content), total, reportStep('related')), reportStep('nearest')),
    ],
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
