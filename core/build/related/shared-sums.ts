import type { Vector } from './build-vectors';
import { invert, type Postings } from './invert';

/** What one vector after another shares with each of the others. */
export class SharedSums {
  /** By document, 0 for those that share nothing. A product of two vectors is at most 2 ** 24. */
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

  /** The documents that share anything with the vector, in no order. */
  get others(): Uint32Array {
    return this.touched.subarray(0, this.count);
  }

  /**
   * Adds up what a vector shares with others than itself, list by list. Where all lists together have more than `budget`
   * entries, those come first that tell most for their length, and once `wanted` others were found it stops before the
   * list that goes beyond the budget.
   *
   * @returns whether all lists were gone through
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

  /** Puts whole products in the place of what was added up, for some documents. */
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

  /** Forgets the vector. */
  clear(): void {
    // Quicker than one after the other, where these are some hundred thousand.
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
      // A plain product would be worked out as a fraction.
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
