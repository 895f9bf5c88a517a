import simplifiedOfTraditional from 'opencc-js/dict/TSCharacters';
import type { BuiltContent } from '../catalog/build-content';
import { buildRelated } from '../related/build-related';
import { toRelatedDocuments } from '../related/to-related-documents';
import { buildSearchIndex } from '../search/build-search-index';
import { toSearchDocuments } from '../search/to-search-documents';
import { buildSuggestData } from '../suggest/build-suggest-data';
import { readVariants } from '../search/variants';
import type { Sections } from './format';

/** Prepares what searches, suggestions and related articles are answered from. Takes most of a build after rendering. */
export function buildSections(content: BuiltContent): Sections {
  return {
    search: buildSearchIndex(toSearchDocuments(content), { variants: readVariants(simplifiedOfTraditional) }),
    suggest: [buildSuggestData(content)],
    related: [buildRelated(toRelatedDocuments(content))],
  };
}
