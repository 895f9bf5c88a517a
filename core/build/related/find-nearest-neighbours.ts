import { compareCodePoints } from '../../model/text/fold';
import type { Vector } from './build-vectors';
import type { RelatedDocument } from './related-document';
import { SharedSums } from './shared-sums';

/** The parts of a document that its rank depends on. */
export type Rankable = Pick<RelatedDocument, 'id' | 'outdated'>;

export interface NearestOptions {
  /** How many others are listed for each document. */
  readonly limit: number;
  /** How many entries of lists are gone through for one document once `limit` others are found. @default 100,000 */
  readonly budget?: number;
  /** How many others are compared in full where the budget did not allow for all. @default 256 */
  readonly reviewed?: number;
  /** Told after each document how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Finds the nearest others of each document, best first, at most `limit`; those that share nothing are left out.
 *
 * The measure is the cosine of the vectors, three quarters of it for an outdated document; of equal ones those that are
 * not outdated come first, then the order is that of the ids by code point.
 *
 * Each feature has a list of the documents with it, which grows with the collection. Where those of one document have
 * more than `budget` entries together, some of them are left out: the lists are gone through in the order of the square
 * of the feature's weight, divided by the length of the list, highest first, then of the feature's number; the first that
 * goes beyond the budget ends this, once `limit` others were found. The `reviewed` nearest of these by what was gone
 * through are then compared by all features. So the time hardly grows with the square of the documents, and a list that
 * is shorter than `limit` is whole all the same.
 */
export function findNearestNeighbours(
  documents: readonly Rankable[],
  vectors: readonly Vector[],
  { limit, budget = 100_000, reviewed = 256, onProgress = () => undefined }: NearestOptions,
): number[][] {
  const shared = new SharedSums(vectors);
  const ranks = rank(documents);
  // In quarters, so that the numbers stay whole.
  const quarters = Uint8Array.from(documents, ({ outdated }) => (outdated ? 3 : 4));
  const scores = new Int32Array(documents.length);
  const select = (among: Uint32Array, count: number) => {
    for (const document of among) {
      scores[document] = Math.imul(shared.sums[document] ?? 0, quarters[document] ?? 0);
    }
    return selectFirst(among, count, scores, ranks);
  };
  return vectors.map((_, self) => {
    const isWhole = shared.walk(self, budget, limit);
    let nearest = select(shared.others, isWhole ? limit : Math.max(limit, reviewed));
    if (!isWhole) {
      shared.multiply(self, nearest);
      nearest = select(nearest, limit);
    }
    shared.clear();
    onProgress(self + 1, vectors.length);
    return Array.from(nearest);
  });
}

/** By document: its place among all where they are equally near. */
function rank(documents: readonly Rankable[]): Uint32Array {
  const order = Uint32Array.from(documents.keys()).sort(
    (a, b) =>
      Number(documents[a]?.outdated) - Number(documents[b]?.outdated) ||
      compareCodePoints(documents[a]?.id ?? '', documents[b]?.id ?? ''),
  );
  const ranks = new Uint32Array(order.length);
  order.forEach((document, place) => {
    ranks[document] = place;
  });
  return ranks;
}

/** The first `limit` of some documents: those of the highest scores, of equal ones those of the lowest ranks. */
function selectFirst(among: Uint32Array, limit: number, scores: Int32Array, ranks: Uint32Array): Uint32Array {
  const isBefore = (a: number, b: number) => {
    const [ofA, ofB] = [scores[a] ?? 0, scores[b] ?? 0];
    return ofA > ofB || (ofA === ofB && (ranks[a] ?? 0) < (ranks[b] ?? 0));
  };
  const kept = new Uint32Array(limit + 1);
  let count = 0;
  let lowest = 0;
  for (const document of among) {
    // Most of them only meet the last one kept.
    if ((scores[document] ?? 0) < lowest) continue;
    if (count === limit && !isBefore(document, kept[limit - 1] ?? 0)) continue;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(document, kept[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    kept.copyWithin(low + 1, low, count);
    kept[low] = document;
    count = Math.min(count + 1, limit);
    if (count === limit) lowest = scores[kept[limit - 1] ?? 0] ?? 0;
  }
  return kept.slice(0, count);
}
