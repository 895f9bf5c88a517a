import type { Context } from 'egg';
import { serializeBody, type Bytes } from '../presenter/serialize-body';
import { toSizeError } from '../presenter/to-size-error';
import type { ResponseContent } from './build-response';
import { toContentType, toLastModified } from './operation-result';
import { createUncachedBody } from './response-body';

/** What a function may answer at most, in bytes. */
const maxBodyBytes = 6_000_000;

/**
 * What a controller answered, or a middleware in its place, as the content of a response.
 *
 * @throws ProblemError where it is larger than it may be
 */
export function toResponseContent(ctx: Context): ResponseContent {
  const { operationResult: result, res } = ctx;
  // 404 is what Koa begins with.
  const status = result && res.statusCode === 404 ? 200 : res.statusCode;
  const isPublic = status === 200 && result?.endpoint.caching === 'public' && !ctx.isPrivate;
  // What a controller or a middleware says itself has precedence.
  const own = headerOf(ctx, 'Cache-Control');
  const cacheControl = own !== '' || !result ? own : isPublic ? null : 'no-store';
  const serialized = serialize(ctx);
  return {
    status,
    body: serialized && createUncachedBody(serialized.bytes),
    contentType: result ? toContentType(result.endpoint) : headerOf(ctx, 'Content-Type'),
    cacheControl,
    etag: status === 200 && cacheControl !== 'no-store' ? (serialized?.etag ?? '') : '',
    lastModified: toLastModified(result?.lastModified ?? null),
    revision: ctx.service.content.revision,
    headers: result?.link == null ? [] : ['Link', result.link],
    headerTemplates: null,
  };
}

/** null: there is no body, or Koa sends it, because it is a stream. What was bytes already has no ETag. */
function serialize(ctx: Context): { readonly bytes: Bytes; readonly etag: string } | null {
  const body: unknown = ctx.body ?? ctx.operationResult?.body;
  if (body == null || (typeof body === 'object' && 'pipe' in body)) return null;
  if (Buffer.isBuffer(body)) return { bytes: body, etag: '' };
  const serialized = serializeBody(body);
  const { length } = serialized.bytes;
  if (length <= maxBodyBytes) return serialized;
  throw toSizeError({ bytes: length, maxBytes: maxBodyBytes, isList: isList(body), query: ctx.querystring });
}

/** Koa copies all headers to look at one. */
function headerOf({ res }: Context, name: string): string {
  return String(res.getHeader(name) ?? '');
}

function isList(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data);
}
