/** What `log2` returns for 2: the number of steps in one. */
export const log2Unit = 256;

/**
 * The binary logarithm of a ratio of at least one, in steps of 1/256, rounded down.
 *
 * `Math.log2` may differ in its last digit between engines. This uses only multiplication and division, which IEEE 754
 * defines exactly, so that equal content gives equal bytes on every machine.
 */
export function log2(numerator: number, denominator = 1): number {
  let rest = numerator / denominator;
  let steps = 0;
  while (rest >= 2) {
    rest /= 2;
    steps += log2Unit;
  }
  for (let step = log2Unit / 2; step >= 1; step /= 2) {
    rest *= rest;
    if (rest >= 2) {
      rest /= 2;
      steps += step;
    }
  }
  return steps;
}
