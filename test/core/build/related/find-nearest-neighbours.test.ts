import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildVectors, type Vector } from '../../../../core/build/related/build-vectors';
import { countFeatures } from '../../../../core/build/related/count-features';
import { findNearestNeighbours } from '../../../../core/build/related/find-nearest-neighbours';
import type { RelatedDocument } from '../../../../core/build/related/related-document';
import { documents, randomDocuments } from './builders';

interface Rule {
  readonly limit: number;
  readonly budget: number;
  readonly reviewed: number;
}

describe('the nearest articles', () => {
  it('are those of the greatest cosine, where the budget allows for all lists', () => {
    const list = randomDocuments(5, 60);
    const vectors = vectorsOf(list);
    const nearest = findNearestNeighbours(list, vectors, { limit: 10 });
    assert.deepEqual(
      nearest,
      list.map((_, self) => sortNearest(list, self, 10, (other) => productOf(vectors, self, other))),
    );
  });

  it('are those of the rule, worked out the slow way, whatever the budget', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.record({
          limit: fc.integer({ min: 1, max: 8 }),
          budget: fc.nat(600),
          reviewed: fc.integer({ min: 1, max: 20 }),
        }),
        (seed, rule) => {
          const list = randomDocuments(seed, 40);
          const vectors = vectorsOf(list);
          const expected = list.map((_, self) => findSlowly(list, vectors, self, rule));
          assert.deepEqual(findNearestNeighbours(list, vectors, rule), expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave out more with a smaller budget', () => {
    const list = randomDocuments(3, 60);
    const vectors = vectorsOf(list);
    const find = (budget: number) => findNearestNeighbours(list, vectors, { limit: 5, budget, reviewed: 5 });
    assert.notDeepEqual(find(20), find(100_000));
  });

  it('are all that share anything when they are fewer than asked for, even with no budget', () => {
    const list = documents({ text: 'egg cook' }, { text: 'egg' }, { text: 'cook' }, { text: 'egg cook' }, {});
    const nearest = findNearestNeighbours(list, vectorsOf(list), { limit: 4, budget: 0 });
    assert.deepEqual(
      nearest.map((others) => [...others].sort()),
      [[1, 2, 3], [0, 3], [0, 3], [0, 1, 2], []],
    );
  });

  it('are told of one document after another', () => {
    const told: number[][] = [];
    const list = randomDocuments(1, 3);
    findNearestNeighbours(list, vectorsOf(list), { limit: 1, onProgress: (...args) => told.push(args) });
    assert.deepEqual(told, [
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });
});

function vectorsOf(list: readonly RelatedDocument[]): Vector[] {
  return buildVectors(countFeatures(list));
}

function weightsOf({ features, weights }: Vector): Map<number, number> {
  return new Map([...features].map((feature, i) => [feature, weights[i] ?? 0]));
}

function at(vectors: readonly Vector[], document: number): Map<number, number> {
  const vector = vectors[document];
  assert.ok(vector);
  return weightsOf(vector);
}

/** What two documents share, of some features or of all. */
function productOf(vectors: readonly Vector[], a: number, b: number, features?: readonly number[]): number {
  const others = at(vectors, b);
  return [...at(vectors, a)]
    .filter(([feature]) => features?.includes(feature) ?? true)
    .reduce((sum, [feature, weight]) => sum + weight * (others.get(feature) ?? 0), 0);
}

function sortNearest(
  list: readonly RelatedDocument[],
  self: number,
  limit: number,
  product: (other: number) => number,
): number[] {
  return [...list.keys()]
    .filter((other) => other !== self && product(other) > 0)
    .map((other) => ({ other, score: product(other) * (list[other]?.outdated ? 3 : 4) }))
    .sort(
      (x, y) =>
        y.score - x.score ||
        Number(list[x.other]?.outdated) - Number(list[y.other]?.outdated) ||
        // Ids are numbered in order.
        x.other - y.other,
    )
    .slice(0, limit)
    .map(({ other }) => other);
}

function findSlowly(
  list: readonly RelatedDocument[],
  vectors: readonly Vector[],
  self: number,
  { limit, budget, reviewed }: Rule,
): number[] {
  const having = (feature: number) => [...list.keys()].filter((other) => at(vectors, other).has(feature));
  const lists = [...at(vectors, self)].map(([feature, weight]) => {
    const all = having(feature);
    return {
      feature,
      others: all.filter((other) => other !== self),
      length: all.length,
      square: weight * weight,
    };
  });
  const whole = (other: number) => productOf(vectors, self, other);
  const sum = (of: readonly { length: number }[]) => of.reduce((total, { length }) => total + length, 0);
  if (sum(lists) <= budget) return sortNearest(list, self, limit, whole);
  lists.sort((a, b) => b.square * a.length - a.square * b.length || a.feature - b.feature);
  const taken: typeof lists = [];
  for (const next of lists) {
    const found = new Set(taken.flatMap(({ others }) => others));
    if (sum([...taken, next]) > budget && found.size >= limit) break;
    taken.push(next);
  }
  if (taken.length === lists.length) return sortNearest(list, self, limit, whole);
  const partly = (other: number) =>
    productOf(
      vectors,
      self,
      other,
      taken.map(({ feature }) => feature),
    );
  const best = sortNearest(list, self, Math.max(limit, reviewed), partly);
  return sortNearest(list, self, limit, (other) => (best.includes(other) ? whole(other) : 0));
}
