import type { Problem } from '../contract/problem';

/** How a call of the API went. */
export interface ApiResult<Body> {
  /** What was asked for, as path and query. */
  readonly path: string;
  /** 0 when there was no answer at all. */
  readonly status: number;
  /** The answer; after a 304 the one that was held. Null where it is a problem. */
  readonly body: Body | null;
  readonly problem: Problem | null;
  readonly etag: string | null;
  /** Milliseconds until the whole answer was there. */
  readonly ms: number;
  /** Length of the answer in bytes, as text. */
  readonly bytes: number;
  /** Bytes of it that came over the wire: fewer when compressed, none after a 304. */
  readonly wireBytes: number;
}

/** Answers that carried an ETag, the newest last. */
const etagCache = new Map<
  string,
  { readonly etag: string; readonly body: unknown; readonly bytes: number }
>();
const maxHeld = 60;

/**
 * Asks this server.
 *
 * The browser's own cache would hide what happened, so it is left aside: ETags are kept and sent from here.
 *
 * @throws DOMException of the name `AbortError` when `signal` aborts
 */
export async function callApi<Body>(path: string, signal: AbortSignal): Promise<ApiResult<Body>> {
  const started = performance.now();
  const old = etagCache.get(path);
  const headers = { Accept: 'application/json', ...(old && { 'If-None-Match': old.etag }) };
  try {
    const answer = await fetch(path, { cache: 'no-store', headers, signal });
    const text = await answer.text();
    const base = { path, status: answer.status, etag: answer.headers.get('ETag'), problem: null };
    const ms = performance.now() - started;
    const wireBytes = readWireBytes(path, started);
    // What was sent as JSON is taken for what the contract says; tests check the server against it.
    if (answer.status === 304 && old)
      return { ...base, body: old.body as Body, ms, bytes: old.bytes, wireBytes };
    const bytes = new TextEncoder().encode(text).length;
    const body: unknown = JSON.parse(text);
    // Even `/readyz` with 503 has a body of its own; problems have a type of their own.
    const isProblem = answer.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
    if (isProblem) return { ...base, body: null, problem: body as Problem, ms, bytes, wireBytes };
    if (base.etag !== null) hold(path, { etag: base.etag, body, bytes });
    return { ...base, body: body as Body, ms, bytes, wireBytes };
  } catch (error) {
    if (signal.aborted) throw error;
    const ms = performance.now() - started;
    return { path, status: 0, body: null, problem: null, etag: null, ms, bytes: 0, wireBytes: 0 };
  }
}

function hold(path: string, answer: { etag: string; body: unknown; bytes: number }): void {
  etagCache.delete(path);
  etagCache.set(path, answer);
  const [oldest] = etagCache.keys();
  if (etagCache.size > maxHeld && oldest !== undefined) etagCache.delete(oldest);
}

// Browsers keep 250 entries otherwise, and then no more.
performance.setResourceTimingBufferSize(100_000);

function readWireBytes(path: string, since: number): number {
  const entries = performance.getEntriesByName(new URL(path, location.href).href, 'resource');
  const last = entries.at(-1);
  return last instanceof PerformanceResourceTiming && last.startTime >= since ? last.encodedBodySize : 0;
}
