import { compareCodePoints } from '../../model/text/fold';
import type { Vector } from './build-vectors';
import type { RelatedDocument } from './related-document';
import { SharedSums } from './shared-sums';

/** The parts of a document that its rank depends on. */
export type Rankable = Pick<RelatedDocument, 'id' | 'outdated'>;

export interface NearestOptions {
  /** The most neighbours of each document. */
  readonly limit: number;
  /** The most posting entries to read for one document once `limit` others are found. @default 100,000 */
  readonly budget?: number;
  /** How many others are compared by all features if the budget was exceeded. @default 256 */
  readonly reviewed?: number;
  /** Called after each document with the number of documents done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Finds the nearest neighbours of each document, best first, at most `limit`; without those that share no feature.
 *
 * The score is the cosine of the vectors, three quarters of it for an outdated document. Of equal scores those that are
 * not outdated come first; then the ids decide, by code point.
 *
 * Each feature has a posting list of its documents, which grows with the content. If the lists of one document have more
 * than `budget` entries together, some are skipped: the lists are read in the order of the square of the feature's weight,
 * divided by the length of the list, highest first, then of the feature's number. Once `limit` others were found, reading
 * ends before the list that exceeds the budget. The `reviewed` nearest by these lists are then compared by all features.
 * So the time hardly grows with the square of the documents, and a result with fewer than `limit` is complete.
 */
export function findNearestNeighbours(
  documents: readonly Rankable[],
  vectors: readonly Vector[],
  { limit, budget = 100_000, reviewed = 256, onProgress = () => undefined }: NearestOptions,
): number[][] {
  const shared = new SharedSums(vectors);
  const ranks = rank(documents);
  // In quarters, so that the scores are integers.
  const quarters = Uint8Array.from(documents, ({ outdated }) => (outdated ? 3 : 4));
  const scores = new Int32Array(documents.length);
  const select = (among: Uint32Array, count: number) => {
    for (const document of among) {
      scores[document] = Math.imul(shared.sums[document] ?? 0, quarters[document] ?? 0);
    }
    return selectFirst(among, count, scores, ranks);
  };
  return vectors.map((_, self) => {
    const isComplete = shared.walk(self, budget, limit);
    let nearest = select(shared.others, isComplete ? limit : Math.max(limit, reviewed));
    if (!isComplete) {
      shared.multiply(self, nearest);
      nearest = select(nearest, limit);
    }
    shared.clear();
    onProgress(self + 1, vectors.length);
    return Array.from(nearest);
  });
}

/** By document: its rank among documents with equal scores. */
function rank(documents: readonly Rankable[]): Uint32Array {
  const order = Uint32Array.from(documents.keys()).sort(
    (a, b) =>
      Number(documents[a]?.outdated) - Number(documents[b]?.outdated) ||
      compareCodePoints(documents[a]?.id ?? '', documents[b]?.id ?? ''),
  );
  const ranks = new Uint32Array(order.length);
  order.forEach((document, position) => {
    ranks[document] = position;
  });
  return ranks;
}

/** The first `limit` of some documents, by descending score, then by ascending rank. */
function selectFirst(among: Uint32Array, limit: number, scores: Int32Array, ranks: Uint32Array): Uint32Array {
  const isBefore = (a: number, b: number) => {
    const [ofA, ofB] = [scores[a] ?? 0, scores[b] ?? 0];
    return ofA > ofB || (ofA === ofB && (ranks[a] ?? 0) < (ranks[b] ?? 0));
  };
  const selected = new Uint32Array(limit + 1);
  let count = 0;
  let lowest = 0;
  for (const document of among) {
    // Most documents fail this comparison with the last one selected.
    if ((scores[document] ?? 0) < lowest) continue;
    if (count === limit && !isBefore(document, selected[limit - 1] ?? 0)) continue;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(document, selected[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    selected.copyWithin(low + 1, low, count);
    selected[low] = document;
    count = Math.min(count + 1, limit);
    if (count === limit) lowest = scores[selected[limit - 1] ?? 0] ?? 0;
  }
  return selected.slice(0, count);
}
