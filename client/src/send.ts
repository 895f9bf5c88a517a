import { untilAborted, type Signal } from './abort.js';
import { createMemoryStore, type AnswerStore, type CachedAnswer } from './cache.js';
import { CasebookError, type ApiError } from './casebook-error.js';

/** The part of `fetch` that the client uses. On platforms without `fetch`, write a small adapter of this type. */
export type FetchLike = (
  url: string,
  init: { readonly method: 'GET'; readonly headers: Record<string, string>; readonly signal?: Signal },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

/** The options of a client. */
export interface CasebookOptions {
  /** The address of the API without `/api/v1`: `https://api.example.com`, or `''` for the origin of the page. */
  readonly baseUrl: string;
  /** @default the `fetch` of the platform */
  readonly fetch?: FetchLike | undefined;
  /** Caches responses and revalidates them by ETag: the number to hold in memory, or a store. @default no cache */
  readonly cache?: number | AnswerStore | undefined;
  /** Headers for every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How often a request is retried after a network error or a temporary server error. @default 2 */
  readonly retries?: number | undefined;
  /** Aborts all calls of this client. */
  readonly signal?: Signal | undefined;
}

/** The options of one call. */
export interface CallOptions {
  /** Aborts this call. */
  readonly signal?: Signal | undefined;
}

/** Sends a request for a path and parses the response body with `read`. */
export type Send = <T>(path: string, read: (body: string) => T, options?: CallOptions) => Promise<T>;

/** The parsed body, or the error. `wait` is the time in ms before a retry; without it, do not retry. */
type Outcome<T> = { readonly value: T } | { readonly failure: CasebookError; readonly wait?: number };

/** Statuses of temporary errors. All requests are GET, so a retry is safe. */
const retryableStatuses = [429, 502, 503, 504];
/** In ms. If the server requests a longer wait, the call fails instead. */
const maxWaitMs = 30_000;

/** Creates the function that sends the requests of one client. */
export function createSend(options: CasebookOptions): Send {
  const { baseUrl, headers, retries = 2, cache, signal: always } = options;
  const store = typeof cache === 'number' ? createMemoryStore(cache) : cache;
  const base = baseUrl.replace(/\/+$/, '');

  async function exchange<T>(
    url: string,
    read: (body: string) => T,
    stored: CachedAnswer | null | undefined,
    signal: Signal | undefined,
  ): Promise<Outcome<T>> {
    let response: Awaited<ReturnType<FetchLike>>;
    let body: string;
    try {
      // Read at each call, so that tests can replace it. Not called as a method, which browsers reject ("Illegal invocation").
      const request: FetchLike = options.fetch ?? globalThis.fetch;
      response = await request(url, {
        method: 'GET',
        headers: { ...headers, ...(stored && { 'If-None-Match': stored.etag }) },
        ...(signal && { signal }),
      });
      body = await response.text();
    } catch (cause) {
      return { failure: toError('network_error', 'No answer came', { status: 0, url, cause }), wait: 0 };
    }
    const { status } = response;
    const isNotModified = status === 304 && stored != null;
    if (isNotModified || (status >= 200 && status < 300)) {
      try {
        const value = read(isNotModified ? stored.body : body);
        const etag = response.headers.get('ETag');
        if (!isNotModified && store && etag) await ignoreErrors(() => store.set(url, { etag, body }));
        return { value };
      } catch (cause) {
        // The store may return a corrupted body. Send the request again without it.
        if (isNotModified) return exchange(url, read, undefined, signal);
        return { failure: toUnparsableError(url, status, cause) };
      }
    }
    const failure = readProblem(url, status, body);
    if (!retryableStatuses.includes(status)) return { failure };
    const wait = readRetryAfter(response.headers.get('Retry-After'));
    return wait > maxWaitMs ? { failure } : { failure, wait };
  }

  return (path, read, { signal: once } = {}) =>
    untilAborted([always, once], async (signal) => {
      const url = base + path;
      const stored = store && (await ignoreErrors(() => store.get(url)));
      for (let attempt = 0; ; attempt++) {
        const outcome = await exchange(url, read, stored, signal);
        if ('value' in outcome) return outcome.value;
        const { failure, wait } = outcome;
        if (wait === undefined || attempt >= retries || signal?.aborted) throw failure;
        // Random jitter, so that clients that failed together do not retry together.
        await sleep(wait + Math.random() * 500 * 2 ** attempt, signal);
      }
    });
}

/** Parses the problem in a response body. */
function readProblem(url: string, status: number, body: string): CasebookError {
  try {
    const problem = JSON.parse(body) as ApiError;
    if (typeof problem.code === 'string')
      return new CasebookError(problem.detail, { ...problem, status, url });
  } catch {
    // Not JSON, so not a problem of Casebook.
  }
  return toUnparsableError(url, status);
}

function toUnparsableError(url: string, status: number, cause?: unknown): CasebookError {
  return toError('unparsable_answer', `The answer (${status}) is not Casebook's`, { status, url, cause });
}

function toError(
  code: 'network_error' | 'unparsable_answer',
  message: string,
  members: { readonly status: number; readonly url: string; readonly cause: unknown },
): CasebookError {
  return new CasebookError(`${message}: ${members.url}`, { code, ...members });
}

/** Parses `Retry-After`, seconds or a date, into ms (RFC 9110, 10.2.3). 0 if it is missing, or CORS hides it. */
function readRetryAfter(text: string | null): number {
  const seconds = Number(text);
  const wait = Number.isNaN(seconds) ? Date.parse(text ?? '') - Date.now() : seconds * 1000;
  return wait > 0 ? wait : 0;
}

/** Waits. After an abort it never settles, because `untilAborted` has rejected the call already. */
function sleep(ms: number, signal: Signal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}

/** Calls the store and ignores its errors: a broken cache must not make a call fail. */
async function ignoreErrors<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
