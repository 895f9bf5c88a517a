import { compareCodePoints } from '../text/fold';
import type { Vector } from './build-vectors';
import type { RelatedDocument } from './related-document';

/** The parts of a document that its rank depends on. */
export type Rankable = Pick<RelatedDocument, 'id' | 'outdated'>;

interface Postings {
  /** Where the documents of each feature begin; one more than features. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint16Array;
}

/**
 * Finds the nearest others of each document, best first, at most `limit`; those that share nothing are left out.
 *
 * The measure is the cosine of the vectors, three quarters of it for an outdated document; of equal ones those that are
 * not outdated come first, then the order is that of the ids by code point.
 */
export function findNearest(
  documents: readonly Rankable[],
  vectors: readonly Vector[],
  limit: number,
): number[][] {
  const postings = invert(vectors);
  const scores = new Float64Array(documents.length);
  const compare = (a: number, b: number) =>
    (scores[b] ?? 0) - (scores[a] ?? 0) ||
    Number(documents[a]?.outdated) - Number(documents[b]?.outdated) ||
    compareCodePoints(documents[a]?.id ?? '', documents[b]?.id ?? '');

  return vectors.map((vector, self) => {
    const touched = addScores(vector, postings, scores).filter((document) => document !== self);
    for (const document of touched) {
      // In quarters, so that the numbers stay whole.
      scores[document] = (scores[document] ?? 0) * (documents[document]?.outdated ? 3 : 4);
    }
    const nearest = selectFirst(touched, limit, compare);
    scores.fill(0);
    return nearest;
  });
}

function invert(vectors: readonly Vector[]): Postings {
  const featureCount = vectors.reduce(
    (most, { features }) => features.reduce((max, feature) => Math.max(max, feature + 1), most),
    0,
  );
  const starts = new Uint32Array(featureCount + 1);
  for (const { features } of vectors) {
    for (const feature of features) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  }
  for (let i = 0; i < featureCount; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);

  const documents = new Uint32Array(starts[featureCount] ?? 0);
  const weights = new Uint16Array(documents.length);
  const next = starts.slice();
  vectors.forEach((vector, document) => {
    vector.features.forEach((feature, i) => {
      const at = next[feature] ?? 0;
      next[feature] = at + 1;
      documents[at] = document;
      weights[at] = vector.weights[i] ?? 0;
    });
  });
  return { starts, documents, weights };
}

/** Adds up the product of a vector with every other and returns the documents that share anything with it. */
function addScores(vector: Vector, { starts, documents, weights }: Postings, scores: Float64Array): number[] {
  const touched: number[] = [];
  vector.features.forEach((feature, i) => {
    const weight = vector.weights[i] ?? 0;
    const end = starts[feature + 1] ?? 0;
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const document = documents[at] ?? 0;
      const score = scores[document] ?? 0;
      if (score === 0) touched.push(document);
      scores[document] = score + weight * (weights[at] ?? 0);
    }
  });
  return touched;
}

/** The first `limit` of the items in the order of `compare`: most items only meet the last one kept. */
function selectFirst(
  items: readonly number[],
  limit: number,
  compare: (a: number, b: number) => number,
): number[] {
  const kept: number[] = [];
  for (const item of items) {
    if (kept.length === limit) {
      if (compare(item, kept[limit - 1] ?? item) >= 0) continue;
      kept.pop();
    }
    let at = kept.length;
    while (at > 0 && compare(item, kept[at - 1] ?? item) < 0) at--;
    kept.splice(at, 0, item);
  }
  return kept;
}
