import type { IncomingMessage } from 'node:http';
import type { Bytes } from '../presenter/serialize-body';
import { chooseEncoding, type Encoding } from './choose-encoding';
import { isNotModified } from './is-not-modified';
import { compressionThreshold, type ResponseBody } from './response-body';

/** The content of a response, independent of the client and the kind of request. */
export interface ResponseContent {
  readonly status: number;
  /** null: no body, or a body that Koa sends. */
  readonly body: ResponseBody | null;
  /** Empty without a body. */
  readonly contentType: string;
  /** null: public until the next visibility change. Empty: no such header. */
  readonly cacheControl: string | null;
  /** Weak; empty: no ETag, and conditional requests are not evaluated. */
  readonly etag: string;
  /** As in the header; empty: no such header. */
  readonly lastModified: string;
  /** Revision of the content; undefined while no content is loaded. */
  readonly revision: string | undefined;
  /** Further headers as a flat array: name, value, name, value. */
  readonly headers: readonly string[];
  /** Memo of `buildResponse`: the headers of each representation that was sent; null if the response is not cached. */
  readonly headerTemplates: Partial<Record<Encoding | 'plain' | 'none', string[]>> | null;
}

/** The inputs of a response besides its content: the request, and the state of the server. */
export interface RequestFacts {
  readonly request: Pick<IncomingMessage, 'method' | 'headers' | 'headersDistinct'>;
  readonly requestId: string;
  /** The time of the request in ms. */
  readonly now: number;
  /** The `Cache-Control` header of public content at this time. */
  readonly publicCacheControl: string;
  /** Origins whose scripts may read responses; `*` is any. An empty list disables the CORS headers. */
  readonly corsOrigins: '*' | readonly string[];
  /** Whether the process drains, so that the connection has to close. */
  readonly isDraining: boolean;
}

/** A response, ready to be sent. */
export interface BuiltResponse {
  readonly status: number;
  /** A flat array: name, value, name, value. */
  readonly headers: readonly string[];
  /** null: no body, because of the status or for HEAD. */
  readonly body: Bytes | null;
}

/**
 * Decides the headers of a response, and whether it is 304 or its body compressed. Every response of the application is
 * built here, whether its content is new or cached. The function sends nothing and reads only its arguments; it stores header
 * templates in the content of a cached response.
 *
 * @returns a promise if the body has to be compressed first
 *
 * @example
 * const { status, headers, body } = await buildResponse(content, facts);
 */
export function buildResponse(
  content: ResponseContent,
  facts: RequestFacts,
): BuiltResponse | Promise<BuiltResponse> {
  const { body } = content;
  const { request, now } = facts;
  if (body === null) return assemble(content, facts, content.status, null, null);
  if (content.etag !== '' && isNotModified(request, content, now)) {
    return assemble(content, facts, 304, null, null);
  }
  const plain = () => assemble(content, facts, content.status, body.plain, null);
  const encoding = isCompressible(body)
    ? chooseEncoding(request.headers['accept-encoding']?.toString() ?? '')
    : null;
  if (encoding === null) return plain();
  const encoded = body.encode(encoding);
  if (!(encoded instanceof Promise)) return assemble(content, facts, content.status, encoded, encoding);
  // If compression fails, for example out of memory, send the plain bytes.
  return encoded.then((bytes) => assemble(content, facts, content.status, bytes, encoding), plain);
}

function assemble(
  content: ResponseContent,
  facts: RequestFacts,
  status: number,
  body: Bytes | null,
  encoding: Encoding | null,
): BuiltResponse {
  const headers = buildHeaders(content, facts, body, encoding);
  return { status, headers, body: facts.request.method === 'HEAD' ? null : body };
}

/** Most headers are the same for every request, so a cached response has a template for each representation. */
function buildHeaders(
  content: ResponseContent,
  facts: RequestFacts,
  body: Bytes | null,
  encoding: Encoding | null,
): readonly string[] {
  const { corsOrigins } = facts;
  const representation = body === null ? 'none' : (encoding ?? 'plain');
  const template = content.headerTemplates?.[representation];
  const headers = template?.slice() ?? buildTemplate(content, facts, body, encoding);
  // Copy, so that cached arrays have an allocation site of their own; `response-cache.ts` explains why.
  if (!template && content.headerTemplates) content.headerTemplates[representation] = headers.slice();
  // `buildTemplate` begins with these two headers.
  headers[1] = facts.requestId;
  if (content.cacheControl === null) headers[3] = facts.publicCacheControl;
  if (corsOrigins !== '*' && corsOrigins.includes(facts.request.headers.origin ?? '')) {
    headers.push('Access-Control-Allow-Origin', facts.request.headers.origin ?? '');
  }
  if (facts.isDraining) headers.push('Connection', 'close');
  return headers;
}

/** All headers except those that `buildHeaders` fills in for each request. */
function buildTemplate(
  content: ResponseContent,
  { corsOrigins, request }: RequestFacts,
  body: Bytes | null,
  encoding: Encoding | null,
): string[] {
  const headers = ['X-Request-Id', ''];
  if (content.cacheControl !== '') headers.push('Cache-Control', content.cacheControl ?? '');
  headers.push('X-Content-Type-Options', 'nosniff');
  if (content.revision !== undefined) headers.push('X-Content-Revision', content.revision);
  if (corsOrigins === '*') headers.push('Access-Control-Allow-Origin', '*');
  // Not for a preflight, whose headers scripts cannot read.
  if (corsOrigins.length > 0 && request.method !== 'OPTIONS') {
    headers.push('Access-Control-Expose-Headers', 'ETag, Link, X-Content-Revision, X-Request-Id');
  }
  headers.push(...content.headers);
  if (content.lastModified !== '') headers.push('Last-Modified', content.lastModified);
  if (content.etag !== '') headers.push('ETag', content.etag);
  // A 304 has the `Vary` that the 200 would have (RFC 9110, 15.4.5).
  const vary = [];
  if (corsOrigins !== '*' && corsOrigins.length > 0) vary.push('Origin');
  if (isCompressible(content.body)) vary.push('Accept-Encoding');
  if (vary.length > 0) headers.push('Vary', vary.join(', '));
  if (body !== null) headers.push('Content-Type', content.contentType, 'Content-Length', String(body.length));
  if (encoding !== null) headers.push('Content-Encoding', encoding);
  return headers;
}

function isCompressible(body: ResponseBody | null): boolean {
  return body !== null && body.plain.length > compressionThreshold;
}
