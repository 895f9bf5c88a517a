import type { Vector } from './build-vectors';

/** The documents that have each feature. */
export interface Postings {
  /** Where the documents of each feature begin; one more than features. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** Beside each document the weight that the feature has there. */
  readonly weights: Uint16Array;
}

/** Lists for each feature the documents whose vectors have it, ascending. */
export function invert(vectors: readonly Vector[]): Postings {
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
