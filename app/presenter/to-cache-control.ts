/**
 * The header that lets caches keep an answer, for `maxAge` seconds and `stale` seconds more, but never past the next
 * moment at which an article appears or disappears.
 *
 * @param untilNextTransition milliseconds, Infinity when nothing is scheduled
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

/** Most answers say the same, and Node copies a text that was put together anew before it looks at it. */
let last = { fresh: Number.NaN, rest: Number.NaN, text: '' };

/** The same for an article or term that does not exist: it may be published at the next moment. */
export function toMissingCacheControl(untilNextTransition: number): string {
  return `public, max-age=${Math.max(0, Math.min(10, Math.floor(untilNextTransition / 1000)))}`;
}
