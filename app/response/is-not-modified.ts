import type { IncomingMessage } from 'node:http';
import { parseHttpDate } from '../../core/model/time/parse-http-date';

/** Entity tags separated by commas, of which some may have nothing between them (RFC 9110, 5.6.1 and 8.8.3). */
const tagList = /^[ \t,]*(?:(?:W\/)?"[!#-~\x80-\xff]*"[ \t]*(?:$|,[ \t,]*))*$/;

/**
 * Whether a client has a response already (RFC 9110, 13.2.2: `If-None-Match` wins over `If-Modified-Since`, even where it
 * is malformed; then it names nothing).
 *
 * Not Koa's `ctx.fresh`: it takes `Cache-Control: no-cache` for a wish never to get a 304, and `fetch` of Node sends
 * that header with every conditional request.
 *
 * @param etag weak, as sent
 * @param lastModified as sent; empty where the response has none
 * @param now in ms
 */
export function isNotModified(
  request: Pick<IncomingMessage, 'headers' | 'headersDistinct'>,
  { etag, lastModified }: { readonly etag: string; readonly lastModified: string },
  now: number,
): boolean {
  const names = request.headers['if-none-match'];
  if (names !== undefined) return names === etag || isNamed(names, etag);
  if (lastModified === '' || request.headers['if-modified-since'] === undefined) return false;
  // Node passes over all but the first, and several are no date (RFC 9110, 13.1.3).
  const [since = '', ...others] = request.headersDistinct['if-modified-since'] ?? [];
  const moment = others.length > 0 ? undefined : parseHttpDate(since, now);
  return moment !== undefined && Date.parse(lastModified) <= moment;
}

/** Compares weakly (RFC 9110, 8.8.3.2). `*` names whatever there is, and stands alone (13.1.2). */
function isNamed(names: string, etag: string): boolean {
  if (names === '*') return true;
  if (!tagList.test(names)) return false;
  const opaque = etag.replace(/^W\//, '');
  return names.match(/"[^"]*"/g)?.includes(opaque) ?? false;
}
