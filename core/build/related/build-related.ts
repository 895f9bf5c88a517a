import { buildVectors } from './build-vectors';
import { countFeatures } from './count-features';
import { findNearestNeighbours, type Rankable } from './find-nearest-neighbours';
import { encodeRelatedData } from '../../format/related/related-data';
import type { RelatedDocument } from './related-document';

/** Articles kept for each: twice what a request may ask for, as some may not be public then. */
const candidates = 40;

/**
 * Prepares the nearest articles of every article: those whose content and terms are most alike.
 *
 * @param documents by article number; walked once, so that they need not be in memory together
 * @param onProgress told after each article that others were found for
 * @returns the section of the snapshot; equal documents give equal bytes.
 */
export function buildRelated(
  documents: Iterable<RelatedDocument>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Uint8Array {
  const rankable: Rankable[] = [];
  const counts = countFeatures(remember(documents, rankable));
  const nearest = findNearestNeighbours(rankable, buildVectors(counts), { limit: candidates, onProgress });
  return encodeRelatedData(nearest, candidates);
}

function* remember(documents: Iterable<RelatedDocument>, kept: Rankable[]): Generator<RelatedDocument> {
  for (const document of documents) {
    kept.push({ id: document.id, outdated: document.outdated });
    yield document;
  }
}
