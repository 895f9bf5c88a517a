import { buildVectors } from './build-vectors';
import { countFeatures } from './count-features';
import { findNearestNeighbours, type Rankable } from './find-nearest-neighbours';
import { encodeRelatedData } from '../../format/related/related-data';
import type { RelatedDocument } from './related-document';

/** Related articles per article: twice the most that a request may ask for, because some may not be public then. */
const candidates = 40;

/**
 * Finds for every article the articles with the most similar content and terms.
 *
 * @param documents by article number; read once, so that they need not be in memory together
 * @param onProgress called after each article whose related articles were found
 * @returns the section of the snapshot; equal documents give equal bytes.
 */
export function buildRelated(
  documents: Iterable<RelatedDocument>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Uint8Array {
  const rankable: Rankable[] = [];
  const counts = countFeatures(collectRankable(documents, rankable));
  const nearest = findNearestNeighbours(rankable, buildVectors(counts), { limit: candidates, onProgress });
  return encodeRelatedData(nearest, candidates);
}

function* collectRankable(
  documents: Iterable<RelatedDocument>,
  rankable: Rankable[],
): Generator<RelatedDocument> {
  for (const document of documents) {
    rankable.push({ id: document.id, outdated: document.outdated });
    yield document;
  }
}
