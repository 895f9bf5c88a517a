import { distance } from 'fastest-levenshtein';

/** Longer texts are compared by their beginnings, so that a hostile URL costs no more than an honest one. */
const comparedLength = 200;

/**
 * The candidate that `text` was probably meant to be, or null: at most about a third of its letters may differ,
 * without regard to case.
 */
export function suggestSpelling(text: string, candidates: readonly string[]): string | null {
  return rankSpellings(text, candidates, 1)[0] ?? null;
}

/** Up to `count` candidates near `text`, nearest first, ties in the order given. */
export function rankSpellings(text: string, candidates: Iterable<string>, count: number): string[] {
  const wanted = fold(text);
  // One letter at least stays: nothing is near to an empty text, and `q` is not near to `x`.
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

/** The edit distance of two folded texts; two neighbouring letters in the wrong order (`pgae`) are one slip. */
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
