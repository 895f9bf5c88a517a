import type { Context } from 'egg';
import type { Endpoint } from '../../contract/endpoint';
import { memoize } from '../../core/model/text/memoize';
import { serializeBody, type Bytes } from '../presenter/serialize-body';
import { toSizeError } from '../presenter/to-size-error';
import type { ResponseContent } from './build-response';
import { createUncachedBody } from './response-body';

/** The result of an operation, before it is serialised. */
export interface OperationResult {
  readonly endpoint: Endpoint;
  readonly body: unknown;
  /** The time of the latest change that the body shows, in ms; null: no `Last-Modified` header. */
  readonly lastModified: number | null;
  /** The `Link` header, null for none. */
  readonly link: string | null;
}

/** The maximum size of a response body, in bytes; a function of SCF can return about as much. */
const maxBodyBytes = 6_000_000;

/**
 * Makes the content of a response from the result of a controller, or from the body that a middleware set.
 *
 * @throws ProblemError if the body is too large
 */
export function toResponseContent(ctx: Context): ResponseContent {
  const { operationResult: result, res } = ctx;
  // Koa's initial status is 404.
  const status = result && res.statusCode === 404 ? 200 : res.statusCode;
  const isPublic = status === 200 && result?.endpoint.caching === 'public' && !ctx.isPrivate;
  // A header that a controller or a middleware set has precedence.
  const own = headerOf(ctx, 'Cache-Control');
  const cacheControl = own !== '' || !result ? own : isPublic ? null : 'no-store';
  const serialized = serialize(ctx);
  return {
    status,
    body: serialized && createUncachedBody(serialized.bytes),
    contentType: result ? contentTypeOf(result.endpoint) : headerOf(ctx, 'Content-Type'),
    cacheControl,
    etag: status === 200 && cacheControl !== 'no-store' ? (serialized?.etag ?? '') : '',
    lastModified: result?.lastModified == null ? '' : toHttpDate(String(result.lastModified)),
    revision: ctx.service.content.revision,
    headers: result?.link == null ? [] : ['Link', result.link],
    headerTemplates: null,
  };
}

/** null: no body, or a stream, which Koa sends. A body that already is bytes has no ETag. */
function serialize(ctx: Context): { readonly bytes: Bytes; readonly etag: string } | null {
  const body: unknown = ctx.body ?? ctx.operationResult?.body;
  if (body == null || (typeof body === 'object' && 'pipe' in body)) return null;
  if (Buffer.isBuffer(body)) return { bytes: body, etag: '' };
  const serialized = serializeBody(body);
  const { length } = serialized.bytes;
  if (length <= maxBodyBytes) return serialized;
  const isList = typeof body === 'object' && 'data' in body && Array.isArray(body.data);
  throw toSizeError({ bytes: length, maxBytes: maxBodyBytes, isList, query: ctx.querystring });
}

/** Not Koa's `ctx.response.get`, which copies all headers to read one. */
function headerOf({ res }: Context, name: string): string {
  return String(res.getHeader(name) ?? '');
}

function contentTypeOf({ contentType }: Endpoint): string {
  return contentType.includes('charset=') ? contentType : `${contentType}; charset=utf-8`;
}

/** Many responses have the same date. */
const toHttpDate = memoize((ms) => new Date(Number(ms)).toUTCString());
