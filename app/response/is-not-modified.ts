import type { IncomingMessage } from 'node:http';
import { parseHttpDate } from '../../core/model/time/parse-http-date';

/** A list of entity tags; list elements may be empty (RFC 9110, 5.6.1 and 8.8.3). */
const tagList = /^[ \t,]*(?:(?:W\/)?"[!#-~\x80-\xff]*"[ \t]*(?:$|,[ \t,]*))*$/;

/**
 * Evaluates a conditional request; true means 304. `If-None-Match` has precedence over `If-Modified-Since` (RFC 9110,
 * 13.2.2), even if it is malformed; then it matches no ETag.
 *
 * Not Koa's `ctx.fresh`: that never allows a 304 for `Cache-Control: no-cache`, a header that `fetch` of Node sends with
 * every conditional request.
 *
 * @param etag weak, as sent
 * @param lastModified as sent; empty if the response has none
 * @param now in ms
 */
export function isNotModified(
  request: Pick<IncomingMessage, 'headers' | 'headersDistinct'>,
  { etag, lastModified }: { readonly etag: string; readonly lastModified: string },
  now: number,
): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags === etag || includesTag(tags, etag);
  if (lastModified === '' || request.headers['if-modified-since'] === undefined) return false;
  // `headers` contains the first date only, but several dates are invalid (RFC 9110, 13.1.3).
  const [since = '', ...others] = request.headersDistinct['if-modified-since'] ?? [];
  const time = others.length > 0 ? undefined : parseHttpDate(since, now);
  return time !== undefined && Date.parse(lastModified) <= time;
}

/** Weak comparison (RFC 9110, 8.8.3.2). `*` alone matches every ETag (13.1.2). */
function includesTag(tags: string, etag: string): boolean {
  if (tags === '*') return true;
  if (!tagList.test(tags)) return false;
  const opaque = etag.replace(/^W\//, '');
  return tags.match(/"[^"]*"/g)?.includes(opaque) ?? false;
}
