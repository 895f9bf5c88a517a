import { createHash } from 'node:crypto';
import type { Context } from 'egg';
import { toSizeError } from '../presenter/to-size-error';
import { compressionThreshold } from './compress';

/** What a function may answer at most, in bytes. */
const maxBodyBytes = 6_000_000;

/** Turns the answer into bytes, names them by an ETag, and answers 304 where the client has them already. */
export default function deliver() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    const body: unknown = ctx.body;
    if (body == null || Buffer.isBuffer(body)) return;
    const type = ctx.response.get('Content-Type');
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    if (bytes.length > maxBodyBytes) {
      const size = { bytes: bytes.length, maxBytes: maxBodyBytes };
      throw toSizeError({ ...size, isList: isList(body), query: ctx.querystring });
    }
    ctx.body = bytes;
    ctx.set('Content-Type', type);

    if (ctx.status !== 200 || ctx.response.get('Cache-Control') === 'no-store') return;
    const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
    ctx.set('ETag', etag);
    if (!isHeld(ctx, etag)) return;
    // A 304 has the `Vary` that the 200 would have (RFC 9110, 15.4.5), and its length is forgotten with its body.
    if (bytes.length > compressionThreshold) ctx.vary('Accept-Encoding');
    ctx.status = 304;
  };
}

/**
 * Whether the client holds this answer already (RFC 9110, 13.2.2: `If-None-Match` wins over `If-Modified-Since`).
 *
 * Not Koa's `ctx.fresh`: it takes `Cache-Control: no-cache` for a wish never to get a 304, and `fetch` of Node sends
 * that header with every conditional request.
 */
function isHeld(ctx: Context, etag: string): boolean {
  const held = ctx.get('If-None-Match');
  if (held !== '') {
    const names = held.split(',').map((name) => name.trim().replace(/^W\//, ''));
    return names.includes('*') || names.includes(etag.replace(/^W\//, ''));
  }
  const since = Date.parse(ctx.get('If-Modified-Since'));
  const modified = Date.parse(ctx.response.get('Last-Modified'));
  return modified <= since;
}

function isList(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data);
}
