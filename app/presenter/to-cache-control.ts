/**
 * Returns the `Cache-Control` header of a public response: fresh for `maxAge` seconds, then stale for `stale` seconds, but
 * never beyond the next visibility change.
 *
 * @param untilNextTransition milliseconds, Infinity if no visibility change is scheduled
 */
export function toCacheControl(maxAge: number, stale: number, untilNextTransition: number): string {
  const left = Math.max(0, Math.floor(untilNextTransition / 1000));
  const fresh = Math.min(maxAge, left);
  const rest = Math.min(stale, left - fresh);
  if (fresh !== last.fresh || rest !== last.rest) {
    last = { fresh, rest, text: `public, max-age=${fresh}, stale-while-revalidate=${rest}` };
  }
  return last.text;
}

/** Most responses have the same header. Node flattens a new concatenated string for each, which takes time. */
let last = { fresh: Number.NaN, rest: Number.NaN, text: '' };

/** Returns the header for a missing article or term, which the next visibility change may publish. */
export function toMissingCacheControl(untilNextTransition: number): string {
  return `public, max-age=${Math.max(0, Math.min(10, Math.floor(untilNextTransition / 1000)))}`;
}
