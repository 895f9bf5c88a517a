import { distance } from 'fastest-levenshtein';

/** Longer texts are compared by their beginnings, so that a hostile URL does not cost more than a normal one. */
const comparedLength = 200;

/**
 * Returns the candidate that is probably meant by `text`, or null. At most about a third of the letters may differ; case does
 * not count.
 */
export function suggestSpelling(text: string, candidates: readonly string[]): string | null {
  return rankSpellings(text, candidates, 1)[0] ?? null;
}

/** Returns up to `count` candidates similar to `text`, most similar first, ties in the given order. */
export function rankSpellings(text: string, candidates: Iterable<string>, count: number): string[] {
  const wanted = fold(text);
  // At least one letter must stay the same: `q` is not similar to `x`, and nothing is similar to an empty text.
  const allowed = Math.min(Math.max(1, Math.round(wanted.length / 3)), wanted.length - 1);
  const near: { candidate: string; steps: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > allowed) continue;
    const steps = countSteps(wanted, fold(candidate));
    if (steps <= allowed) near.push({ candidate, steps });
  }
  return near
    .sort((a, b) => a.steps - b.steps)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** The edit distance of two folded texts. Two swapped adjacent letters (`pgae`) count as one typo. */
function countSteps(a: string, b: string): number {
  const steps = distance(a, b);
  if (steps !== 2 || a.length !== b.length) return steps;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? 1 : 2;
}

function fold(text: string): string {
  return text.slice(0, comparedLength).toLowerCase();
}
