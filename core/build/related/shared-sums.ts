import type { Vector } from './build-vectors';

/** The sums that one vector after another shares with each of the others: products of weights, over common features. */
export class SharedSums {
  /** By document; 0 without a common feature. A product of two vectors is at most 2 ** 24. */
  readonly sums: Int32Array;
  private readonly postings: Postings;
  private readonly touched: Uint32Array;
  private readonly weightOf: Uint16Array;
  private count = 0;

  constructor(private readonly vectors: readonly Vector[]) {
    this.postings = invert(vectors);
    this.sums = new Int32Array(vectors.length);
    this.touched = new Uint32Array(vectors.length);
    this.weightOf = new Uint16Array(this.postings.starts.length);
  }

  /** The documents that share a feature with the vector, in no order. */
  get others(): Uint32Array {
    return this.touched.subarray(0, this.count);
  }

  /**
   * Adds up what a vector shares with the others, posting list by posting list. If all lists together have more than
   * `budget` entries, the lists with the highest squared weight per entry come first. Once `wanted` others were found, it
   * stops before the list that exceeds the budget.
   *
   * @returns whether all lists were added
   */
  walk(self: number, budget: number, wanted: number): boolean {
    const { features, weights } = this.vectors[self] ?? none;
    const { starts } = this.postings;
    const order = Array.from(features, (feature, i) => {
      const length = (starts[feature + 1] ?? 0) - (starts[feature] ?? 0);
      return { feature, weight: weights[i] ?? 0, length };
    });
    if (order.reduce((sum, { length }) => sum + length, 0) > budget) {
      order.sort((a, b) => b.weight ** 2 * a.length - a.weight ** 2 * b.length || a.feature - b.feature);
    }
    let left = budget;
    for (const { feature, weight, length } of order) {
      left -= length;
      if (left < 0 && this.count >= wanted) return false;
      this.addList(feature, weight, self);
    }
    return true;
  }

  /** Replaces the sums of some documents by the complete products of the vectors. */
  multiply(self: number, documents: Uint32Array): void {
    const { weightOf, sums } = this;
    const { features, weights } = this.vectors[self] ?? none;
    features.forEach((feature, i) => {
      weightOf[feature] = weights[i] ?? 0;
    });
    for (const document of documents) {
      const other = this.vectors[document] ?? none;
      sums[document] = multiply(weightOf, other.features, other.weights);
    }
    for (const feature of features) weightOf[feature] = 0;
  }

  /** Resets all sums, for the next vector. */
  clear(): void {
    // Faster than resetting single sums, of which there may be some hundred thousand.
    this.sums.fill(0);
    this.count = 0;
  }

  private addList(feature: number, weight: number, self: number): void {
    const { starts, documents, weights } = this.postings;
    const { sums, touched } = this;
    const end = starts[feature + 1] ?? 0;
    let count = this.count;
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const document = documents[at] ?? 0;
      if (document === self) continue;
      const sum = sums[document] ?? 0;
      if (sum === 0) touched[count++] = document;
      // Math.imul multiplies integers; a plain product would be a float.
      sums[document] = sum + Math.imul(weight, weights[at] ?? 0);
    }
    this.count = count;
  }
}

const none: Vector = { features: new Uint32Array(), weights: new Uint16Array() };

function multiply(weightOf: Uint16Array, features: Uint32Array, weights: Uint16Array): number {
  let product = 0;
  for (let i = 0; i < features.length; i++) {
    product += Math.imul(weightOf[features[i] ?? 0] ?? 0, weights[i] ?? 0);
  }
  return product;
}

/** The documents that have each feature. */
interface Postings {
  /** Where the documents of each feature begin, and at last where they end. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** The weight of the feature in each of these documents. */
  readonly weights: Uint16Array;
}

/** Lists for each feature the documents whose vectors have it, ascending. */
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
