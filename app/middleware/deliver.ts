import type { Context } from 'egg';
import type { Endpoint } from '../../contract/endpoint';
import type { ClientRequest, ServerResponse } from 'node:http';
import { maxBodyBytes, toContentType, toLastModified, type Answered } from '../answers/answered';
import { isHeld } from '../answers/is-held';
import { compressionThreshold } from '../answers/ready-body';
import { findRoute } from '../operations/find-route';
import { toBuffer, toBytes } from '../presenter/to-bytes';
import { toSizeError } from '../presenter/to-size-error';

/**
 * Turns the answer into bytes, names them by an ETag, answers 304 where the client has them already, and keeps them
 * for whoever asks the same (`app/answers/answer-first.ts`).
 */
export default function deliver() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    if (ctx.answered) say(ctx, ctx.answered);
    const body: unknown = ctx.body;
    if (body == null || Buffer.isBuffer(body)) return;
    const type = headerOf(ctx, 'Content-Type');
    const made = toBytes(body);
    const { etag } = made;
    const bytes = toBuffer(made.bytes);
    if (bytes.length > maxBodyBytes) {
      const size = { bytes: bytes.length, maxBytes: maxBodyBytes };
      throw toSizeError({ ...size, isList: isList(body), query: ctx.querystring });
    }
    ctx.body = bytes;
    ctx.set('Content-Type', type);

    if (ctx.status !== 200 || headerOf(ctx, 'Cache-Control') === 'no-store') return;
    ctx.set('ETag', etag);
    const lastModified = headerOf(ctx, 'Last-Modified');
    keep(ctx, { bytes, contentType: type, etag, lastModified });
    if (!isHeld(ctx.req, { etag, lastModified }, ctx.service.content.now)) return;
    // A 304 has the `Vary` that the 200 would have (RFC 9110, 15.4.5), and its length is forgotten with its body.
    if (bytes.length > compressionThreshold) ctx.vary('Accept-Encoding');
    ctx.status = 304;
  };
}

/** Says what an operation is answered with, and how long that holds. */
function say(ctx: Context, { endpoint, body, lastModified, link }: Answered): void {
  ctx.body = body;
  // After the body, because Koa sets a type of its own with it.
  ctx.set('Content-Type', toContentType(endpoint));
  ctx.set('Cache-Control', toCacheHeader(ctx, endpoint));
  if (link !== null) ctx.set('Link', link);
  if (lastModified !== null) ctx.set('Last-Modified', toLastModified(lastModified));
}

function toCacheHeader(ctx: Context, { caching }: Endpoint): string {
  if (caching !== 'public' || ctx.isPrivate) return 'no-store';
  return ctx.app.cacheControl(ctx.service.content);
}

/** Headers that depend on the request, on the time or on how the body is sent; whoever sends a kept answer makes them anew. */
const madeAnew = new Set([
  'access-control-allow-origin',
  'cache-control',
  'content-length',
  'content-type',
  'vary',
  'x-request-id',
]);

/**
 * Keeps an answer, unless it says anything of itself that a kept one could not repeat: another `Cache-Control` or `Vary`
 * than all have, or a cookie.
 */
function keep(
  ctx: Context,
  answer: { bytes: Buffer; contentType: string; etag: string; lastModified: string },
): void {
  const { bytes, ...rest } = answer;
  const { edition, now, publication } = ctx.service.content;
  const judgement = { edition, now };
  const { app } = ctx;
  // Node's types tell of this method for requests alone.
  const res = ctx.res as ServerResponse & Pick<ClientRequest, 'getRawHeaderNames'>;
  // Swapped under way: this answer is right for the request that began before, and for none after it.
  if (publication !== app.publication) return;
  if (headerOf(ctx, 'Cache-Control') !== app.cacheControl(judgement)) return;
  if (!['', 'Origin'].includes(headerOf(ctx, 'Vary')) || res.hasHeader('Set-Cookie')) return;
  const headers: string[] = [];
  for (const name of res.getRawHeaderNames()) {
    const value = res.getHeader(name);
    if (!madeAnew.has(name.toLowerCase())) headers.push(name, String(value));
  }
  const parts = { ...rest, body: bytes, headers, path: ctx.path, route: findRoute(ctx) };
  ctx.ready = app.answers.keep(ctx.url, parts, judgement).body;
}

/** What an answer says so far; Koa copies all headers to look at one. */
function headerOf(ctx: Context, name: string): string {
  return String(ctx.res.getHeader(name) ?? '');
}

function isList(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data);
}
