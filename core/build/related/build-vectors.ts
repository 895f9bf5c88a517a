import type { FeatureCounts } from './count-features';
import { log2, log2Unit } from './log2';
import { eachCount } from './pack-counts';

/** The most features of a document, those of the highest weights. More of them add noise and cost time. */
const maxFeatures = 128;

/** The length of every vector, so that the product of two is at most its square, 2 ** 24. */
const vectorLength = 4096;

/** A document as a vector of integers: features, and for each a weight above 0. */
export interface Vector {
  readonly features: Uint32Array;
  readonly weights: Uint16Array;
}

interface WeightedFeature {
  readonly feature: number;
  readonly weight: number;
}

/**
 * Weighs the features of each document by tf-idf and scales all vectors to the same length. All numbers are integers, so
 * that sums are the same in any order and on any machine.
 */
export function buildVectors({ packed, documentsOf }: FeatureCounts): Vector[] {
  const rarity = documentsOf.map((documents) => toRarity(documents, packed.length));
  return packed.map((ofDocument) => {
    const weighted: WeightedFeature[] = [];
    eachCount(ofDocument, (feature, count) => {
      const weight = Math.floor((log2(1 + count) * (rarity[feature] ?? 0)) / log2Unit);
      if (weight > 0) weighted.push({ feature, weight });
    });
    return scale(weighted.sort((a, b) => b.weight - a.weight || a.feature - b.feature).slice(0, maxFeatures));
  });
}

/** The idf of a feature: 0 if a single document has it, as it relates no two, and near 0 if nearly all have it. */
function toRarity(documents: number, all: number): number {
  return documents < 2 ? 0 : log2(2 * all + 2, 2 * documents + 1);
}

function scale(weighted: readonly WeightedFeature[]): Vector {
  const squares = weighted.reduce((sum, { weight }) => sum + weight * weight, 0);
  const length = ceilSqrt(squares);
  const scaled = weighted
    .map(({ feature, weight }) => ({ feature, weight: Math.floor((weight * vectorLength) / length) }))
    .filter(({ weight }) => weight > 0);
  return {
    features: Uint32Array.from(scaled, ({ feature }) => feature),
    weights: Uint16Array.from(scaled, ({ weight }) => weight),
  };
}

/** The square root, rounded up to an integer independently of how `Math.sqrt` rounds. */
function ceilSqrt(square: number): number {
  let root = Math.ceil(Math.sqrt(square));
  while (root * root < square) root++;
  while (root > 0 && (root - 1) * (root - 1) >= square) root--;
  return root;
}
