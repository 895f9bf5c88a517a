import { untilAborted, type Signal } from './abort.js';
import { createMemoryStore, type AnswerStore, type CachedAnswer } from './cache.js';
import { CasebookError, type ApiError } from './casebook-error.js';

/** What a client needs of `fetch`; on platforms without one, a few lines around their own requests. */
export type FetchLike = (
  url: string,
  init: { readonly method: 'GET'; readonly headers: Record<string, string>; readonly signal?: Signal },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

/** How a client asks. */
export interface CasebookOptions {
  /** Where the API is, without `/api/v1`: `https://api.example.com`, or `''` for the origin of the page. */
  readonly baseUrl: string;
  /** @default the platform's own */
  readonly fetch?: FetchLike | undefined;
  /** Answers to keep, and ask for again with their ETag: how many in memory, or a store. @default none */
  readonly cache?: number | AnswerStore | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How often a request is sent again when the network or the server is out of order for now. @default 2 */
  readonly retries?: number | undefined;
  /** Stops all calls of this client. */
  readonly signal?: Signal | undefined;
}

/** What holds for one call. */
export interface CallOptions {
  /** Stops this call. */
  readonly signal?: Signal | undefined;
}

/** Asks for a path and reads the text of the answer. */
export type Send = <T>(path: string, read: (body: string) => T, options?: CallOptions) => Promise<T>;

/** Either what was asked for, or why not, and after how many ms it may be asked for again, if it may. */
type Outcome<T> = { readonly value: T } | { readonly failure: CasebookError; readonly wait?: number };

/** Statuses that say "not now". Everything is a GET, so to ask again is safe. */
const passing = [429, 502, 503, 504];
/** In ms. A server that wants more is not waited for. */
const longestWait = 30_000;

/** Makes what sends the requests of one client. */
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
    let answer: Awaited<ReturnType<FetchLike>>;
    let body: string;
    try {
      // Looked up here, so that it may be replaced later; and never as a method, which browsers refuse.
      const request: FetchLike = options.fetch ?? globalThis.fetch;
      answer = await request(url, {
        method: 'GET',
        headers: { ...headers, ...(stored && { 'If-None-Match': stored.etag }) },
        ...(signal && { signal }),
      });
      body = await answer.text();
    } catch (cause) {
      return { failure: fail('network_error', 'No answer came', { status: 0, url, cause }), wait: 0 };
    }
    const { status } = answer;
    const isKept = status === 304 && stored != null;
    if (isKept || (status >= 200 && status < 300)) {
      try {
        const value = read(isKept ? stored.body : body);
        const etag = answer.headers.get('ETag');
        if (!isKept && store && etag) await quietly(() => store.set(url, { etag, body }));
        return { value };
      } catch (cause) {
        // A store may hold what it was never given.
        if (isKept) return exchange(url, read, undefined, signal);
        return { failure: failUnparsable(url, status, cause) };
      }
    }
    const failure = readProblem(url, status, body);
    if (!passing.includes(status)) return { failure };
    const wait = readRetryAfter(answer.headers.get('Retry-After'));
    return wait > longestWait ? { failure } : { failure, wait };
  }

  return (path, read, { signal: once } = {}) =>
    untilAborted([always, once], async (signal) => {
      const url = base + path;
      const stored = store && (await quietly(() => store.get(url)));
      for (let count = 0; ; count++) {
        const outcome = await exchange(url, read, stored, signal);
        if ('value' in outcome) return outcome.value;
        const { failure, wait } = outcome;
        if (wait === undefined || count >= retries || signal?.aborted) throw failure;
        // By chance, so that those who were refused together do not come back together.
        await sleep(wait + Math.random() * 500 * 2 ** count, signal);
      }
    });
}

/** The problem that a body tells of. */
function readProblem(url: string, status: number, body: string): CasebookError {
  try {
    const problem = JSON.parse(body) as ApiError;
    if (typeof problem.code === 'string')
      return new CasebookError(problem.detail, { ...problem, status, url });
  } catch {
    // No problem of Casebook's, then.
  }
  return failUnparsable(url, status);
}

function failUnparsable(url: string, status: number, cause?: unknown): CasebookError {
  return fail('unparsable_answer', `The answer (${status}) is not Casebook's`, { status, url, cause });
}

function fail(
  code: 'network_error' | 'unparsable_answer',
  what: string,
  facts: { readonly status: number; readonly url: string; readonly cause: unknown },
): CasebookError {
  return new CasebookError(`${what}: ${facts.url}`, { code, ...facts });
}

/** In ms, from seconds or a date; 0 where a server does not say, or browsers do not let us read it. */
function readRetryAfter(text: string | null): number {
  const seconds = Number(text);
  const wait = Number.isNaN(seconds) ? Date.parse(text ?? '') - Date.now() : seconds * 1000;
  return wait > 0 ? wait : 0;
}

/** Waits; when aborted, for ever, for then nobody listens any more. */
function sleep(ms: number, signal: Signal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}

/** A cache that fails is no reason for a call to fail. */
async function quietly<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
