/** The URL that a smoke test checks, and what it expects. */
export interface SmokeTarget {
  /** A function URL. */
  readonly url: string;
  /** The revision that `/readyz` must return; null if it is unknown, or two versions may answer. */
  readonly revision: string | null;
  /** The checksum that its snapshot must have as the function reads it, in hex; null not to ask. */
  readonly checksum: string | null;
  /** Timeout for one response in milliseconds; the first one may include a cold start. */
  readonly responseTimeoutMs: number;
  /** Aborts the requests. */
  readonly signal: AbortSignal;
}

/** A response that is not as expected. */
export class SmokeFailure extends Error {
  override readonly name = 'SmokeFailure';
}

/**
 * Requests readiness with the checksum of the content, a list, one article of the list, and the list again with its ETag, which must return 304.
 *
 * @throws SmokeFailure with the request and what is wrong with its response
 */
export async function smokeTest(target: SmokeTarget): Promise<void> {
  const ready = await get(target, target.checksum === null ? '/readyz' : '/readyz?checksum=true');
  expectStatus(ready, 200);
  const { status, revision, checksum } = readBody(ready);
  if (status !== 'ready') throw toFailure(ready, `its status is ${JSON.stringify(status)}, not "ready"`);
  if (target.revision !== null && revision !== target.revision) {
    throw toFailure(
      ready,
      `its revision is ${JSON.stringify(revision)}, and that of the package ${target.revision}`,
    );
  }
  if (target.checksum !== null && checksum !== target.checksum) {
    const found = `the checksum of its content is ${JSON.stringify(checksum)}, and that of the package ${target.checksum}`;
    throw toFailure(ready, `${found}: what runs is not what was packed`);
  }
  const path = '/api/v1/articles?limit=1&fields=title';
  const list = await get(target, path);
  expectStatus(list, 200);
  const { data } = readBody(list);
  if (!Array.isArray(data)) throw toFailure(list, 'it has no list in "data"');
  const [first] = data as readonly { id?: unknown }[];
  // An empty list is valid: all articles may be scheduled.
  if (first !== undefined) await checkArticle(target, String(first.id), list);
  const etag = list.headers.get('etag');
  if (etag === null) throw toFailure(list, 'it has no ETag');
  const again = await get(target, path, { 'If-None-Match': etag });
  expectStatus(again, hasSameContent(target, again, list) ? 304 : 200);
}

/** Whether two responses show the same content. They may not while two versions share the traffic. */
function hasSameContent({ revision }: SmokeTarget, a: SmokeResponse, b: SmokeResponse): boolean {
  const name = 'x-content-revision';
  return revision !== null || a.headers.get(name) === b.headers.get(name);
}

async function checkArticle(target: SmokeTarget, id: string, list: SmokeResponse): Promise<void> {
  const article = await get(target, `/api/v1/articles/${id.split('/').map(encodeURIComponent).join('/')}`);
  // While two versions share the traffic, the other one may not have this article.
  if (article.status === 404 && !hasSameContent(target, article, list)) return;
  expectStatus(article, 200);
  const { data } = readBody(article) as { data?: { id?: unknown } };
  if (data?.id !== id) throw toFailure(article, `it is not the article ${id}`);
}

interface SmokeResponse {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

async function get(
  { url, responseTimeoutMs, signal }: SmokeTarget,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<SmokeResponse> {
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
      headers: { 'Accept-Encoding': 'identity', ...headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(responseTimeoutMs)]),
    });
    return { path, status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    // The message of fetch is only "fetch failed"; its cause says why.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new SmokeFailure(
      `GET ${path} was not answered: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause: error,
      },
    );
  }
}

function expectStatus(response: SmokeResponse, status: number): void {
  if (response.status !== status)
    throw toFailure(response, `its status is ${response.status}, not ${status}`);
}

function readBody(response: SmokeResponse): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(response.body);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Not JSON: the error below covers it.
  }
  throw toFailure(response, 'its body is no JSON object');
}

function toFailure({ path, body }: SmokeResponse, why: string): SmokeFailure {
  const start = body.slice(0, 200).replace(/\s+/g, ' ');
  return new SmokeFailure(`GET ${path}: ${why}.${start === '' ? '' : ` It begins: ${start}`}`);
}
