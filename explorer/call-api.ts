import type { Problem } from '../contract/problem';

/** The outcome of one API call. */
export interface ApiResult<Body> {
  /** Path and query of the request. */
  readonly path: string;
  /** The HTTP status; 0 when there was no response. */
  readonly status: number;
  /** The parsed body; after a 304 the cached one. Null if the call failed. */
  readonly body: Body | null;
  readonly problem: Problem | null;
  readonly etag: string | null;
  /** Milliseconds until the complete response had arrived. */
  readonly ms: number;
  /** Length of the decoded body in bytes. */
  readonly bytes: number;
  /** Bytes of the body on the wire: fewer when compressed, none after a 304. */
  readonly wireBytes: number;
}

/** Responses that had an ETag, by path, the newest last. */
const etagCache = new Map<
  string,
  { readonly etag: string; readonly body: unknown; readonly bytes: number }
>();
const maxCached = 60;

/**
 * Sends a GET request to this server.
 *
 * The request panel shows ETags and 304 responses, which the browser's HTTP cache would hide. So this function bypasses
 * that cache and sends `If-None-Match` from a cache of its own.
 *
 * @throws DOMException named `AbortError` when `signal` aborts
 */
export async function callApi<Body>(path: string, signal: AbortSignal): Promise<ApiResult<Body>> {
  const started = performance.now();
  const cached = etagCache.get(path);
  const headers = { Accept: 'application/json', ...(cached && { 'If-None-Match': cached.etag }) };
  try {
    const response = await fetch(path, { cache: 'no-store', headers, signal });
    const text = await response.text();
    const base = { path, status: response.status, etag: response.headers.get('ETag'), problem: null };
    const ms = performance.now() - started;
    const wireBytes = readWireBytes(path, started);
    // The body is not validated here: tests check the server against the contract.
    if (response.status === 304 && cached)
      return { ...base, body: cached.body as Body, ms, bytes: cached.bytes, wireBytes };
    const bytes = new TextEncoder().encode(text).length;
    const body: unknown = JSON.parse(text);
    // The media type decides, not the status: `/readyz` returns 503 with an ordinary body.
    const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
    if (isProblem) return { ...base, body: null, problem: body as Problem, ms, bytes, wireBytes };
    if (base.etag !== null) cacheResponse(path, { etag: base.etag, body, bytes });
    return { ...base, body: body as Body, ms, bytes, wireBytes };
  } catch (error) {
    if (signal.aborted) throw error;
    const ms = performance.now() - started;
    return { path, status: 0, body: null, problem: null, etag: null, ms, bytes: 0, wireBytes: 0 };
  }
}

function cacheResponse(path: string, response: { etag: string; body: unknown; bytes: number }): void {
  etagCache.delete(path);
  etagCache.set(path, response);
  const [oldest] = etagCache.keys();
  if (etagCache.size > maxCached && oldest !== undefined) etagCache.delete(oldest);
}

// By default browsers stop recording after 250 entries.
performance.setResourceTimingBufferSize(100_000);

function readWireBytes(path: string, since: number): number {
  const entries = performance.getEntriesByName(new URL(path, location.href).href, 'resource');
  const last = entries.at(-1);
  return last instanceof PerformanceResourceTiming && last.startTime >= since ? last.encodedBodySize : 0;
}
