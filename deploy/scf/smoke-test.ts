/** What a smoke test asks, and of whom. */
export interface SmokeTarget {
  /** A function URL. */
  readonly url: string;
  /** The revision that `/readyz` has to tell; null where two versions answer in turns. */
  readonly revision: string | null;
  /** Milliseconds that one answer may take; the first one includes a cold start. */
  readonly responseTimeoutMs: number;
}

/** A version that does not answer as it should. */
export class SmokeFailure extends Error {
  override readonly name = 'SmokeFailure';
}

/**
 * Asks as a reader would: readiness, a list, one article of it, and the list again with its ETag, which has to be a 304.
 *
 * @throws SmokeFailure with the request and what was wrong with the answer
 */
export async function smokeTest(target: SmokeTarget): Promise<void> {
  const ready = await ask(target, '/readyz');
  expectStatus(ready, 200);
  const { status, revision } = readBody(ready);
  if (status !== 'ready') throw fail(ready, `its status is ${JSON.stringify(status)}, not "ready"`);
  if (target.revision !== null && revision !== target.revision) {
    throw fail(
      ready,
      `its revision is ${JSON.stringify(revision)}, and that of the package ${target.revision}`,
    );
  }
  const path = '/api/v1/articles?limit=1&fields=title';
  const list = await ask(target, path);
  expectStatus(list, 200);
  const { data } = readBody(list);
  if (!Array.isArray(data)) throw fail(list, 'it has no list in "data"');
  const [first] = data as readonly { id?: unknown }[];
  // No public article is no fault: content may be scheduled.
  if (first !== undefined) await checkArticle(target, String(first.id), list);
  const etag = list.headers.get('etag');
  if (etag === null) throw fail(list, 'it has no ETag');
  const again = await ask(target, path, { 'If-None-Match': etag });
  expectStatus(again, isOfSameContent(target, again, list) ? 304 : 200);
}

/** While two versions answer in turns, two answers may come from different content. */
function isOfSameContent({ revision }: SmokeTarget, one: Answer, other: Answer): boolean {
  const name = 'x-content-revision';
  return revision !== null || one.headers.get(name) === other.headers.get(name);
}

async function checkArticle(target: SmokeTarget, id: string, list: Answer): Promise<void> {
  const article = await ask(target, `/api/v1/articles/${id.split('/').map(encodeURIComponent).join('/')}`);
  // The other version may not have this article.
  if (article.status === 404 && !isOfSameContent(target, article, list)) return;
  expectStatus(article, 200);
  const { data } = readBody(article) as { data?: { id?: unknown } };
  if (data?.id !== id) throw fail(article, `it is not the article ${id}`);
}

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

async function ask(
  { url, responseTimeoutMs }: SmokeTarget,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
      headers: { 'Accept-Encoding': 'identity', ...headers },
      signal: AbortSignal.timeout(responseTimeoutMs),
    });
    return { path, status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    // fetch hides why in the cause.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new SmokeFailure(
      `GET ${path} was not answered: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause: error,
      },
    );
  }
}

function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status) throw fail(answer, `its status is ${answer.status}, not ${status}`);
}

function readBody(answer: Answer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(answer.body);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw fail(answer, 'its body is no JSON object');
}

function fail({ path, body }: Answer, why: string): SmokeFailure {
  const start = body.slice(0, 200).replace(/\s+/g, ' ');
  return new SmokeFailure(`GET ${path}: ${why}.${start === '' ? '' : ` It begins: ${start}`}`);
}
