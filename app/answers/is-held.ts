/** What a client says of the answer that it has; empty where it says nothing. */
export interface Conditions {
  readonly ifNoneMatch: string;
  readonly ifModifiedSince: string;
}

/**
 * Whether a client holds an answer already (RFC 9110, 13.2.2: `If-None-Match` wins over `If-Modified-Since`).
 *
 * Not Koa's `ctx.fresh`: it takes `Cache-Control: no-cache` for a wish never to get a 304, and `fetch` of Node sends
 * that header with every conditional request.
 *
 * @param etag weak, as sent
 * @param lastModified as sent; empty where the answer has none
 */
export function isHeld(
  { ifNoneMatch, ifModifiedSince }: Conditions,
  etag: string,
  lastModified: string,
): boolean {
  if (ifNoneMatch === etag) return true;
  if (ifNoneMatch !== '') {
    const names = ifNoneMatch.split(',').map((name) => name.trim().replace(/^W\//, ''));
    return names.includes('*') || names.includes(etag.replace(/^W\//, ''));
  }
  if (ifModifiedSince === '' || lastModified === '') return false;
  return Date.parse(lastModified) <= Date.parse(ifModifiedSince);
}
