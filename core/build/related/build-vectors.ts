import type { FeatureCounts } from './count-features';
import { log2, log2Unit } from './log2';
import { eachCount } from './pack-counts';

/** Features kept of a document: the most telling ones. What is behind them is noise, and costs time. */
const keptFeatures = 128;

/** The length of every vector, so that the product of two is at most its square, 2 ** 24. */
const vectorLength = 4096;

/** A document as a vector of whole numbers: features and, beside them, weights above 0. */
export interface Vector {
  readonly features: Uint32Array;
  readonly weights: Uint16Array;
}

interface Weighed {
  readonly feature: number;
  readonly weight: number;
}

/**
 * Weighs the features of each document by tf-idf and scales all vectors to one length, in whole numbers throughout: sums
 * of those are the same in any order and on any machine.
 */
export function buildVectors({ packed, documentsOf }: FeatureCounts): Vector[] {
  const rarity = documentsOf.map((documents) => toRarity(documents, packed.length));
  return packed.map((ofDocument) => {
    const weighed: Weighed[] = [];
    eachCount(ofDocument, (feature, count) => {
      const weight = Math.floor((log2(1 + count) * (rarity[feature] ?? 0)) / log2Unit);
      if (weight > 0) weighed.push({ feature, weight });
    });
    return scale(weighed.sort((a, b) => b.weight - a.weight || a.feature - b.feature).slice(0, keptFeatures));
  });
}

/** Nothing for a feature of a single document, which links it with none, and next to nothing for one of nearly all. */
function toRarity(documents: number, all: number): number {
  return documents < 2 ? 0 : log2(2 * all + 2, 2 * documents + 1);
}

function scale(weighed: readonly Weighed[]): Vector {
  const squares = weighed.reduce((sum, { weight }) => sum + weight * weight, 0);
  const length = ceilSqrt(squares);
  const scaled = weighed
    .map(({ feature, weight }) => ({ feature, weight: Math.floor((weight * vectorLength) / length) }))
    .filter(({ weight }) => weight > 0);
  return {
    features: Uint32Array.from(scaled, ({ feature }) => feature),
    weights: Uint16Array.from(scaled, ({ weight }) => weight),
  };
}

/** The least whole number whose square is no less, whichever way `Math.sqrt` rounds. */
function ceilSqrt(square: number): number {
  let root = Math.ceil(Math.sqrt(square));
  while (root * root < square) root++;
  while (root > 0 && (root - 1) * (root - 1) >= square) root--;
  return root;
}
