import type { Context } from 'egg';
import { problemCatalogue, type ProblemCode } from '../../contract/problem';
import { parameterError, ProblemError } from '../../contract/problem-error';
import { CostlySearchError } from '../../core/read/search/costly-search-error';
import { toMissingCacheControl } from '../presenter/to-cache-control';
import { toProblem } from '../presenter/to-problem';
import type { ResponseContent } from './build-response';
import { createUncachedBody } from './response-body';

/** The methods that every path allows, as in the `Allow` header. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

/** The next visibility change may publish what is missing now, so caches may store these only briefly. */
const missing: readonly ProblemCode[] = ['article_not_found', 'term_not_found'];

/**
 * Turns an error into problem details. Any error but a `ProblemError` and a search that costs too much is logged and
 * returned as `internal`.
 */
export function handleError(ctx: Context, error: unknown): ResponseContent {
  const problem = toKnown(error) ?? toInternal(ctx, error);
  const { content } = ctx.service;
  const isCacheable = missing.includes(problem.code) && !ctx.isPrivate;
  return formatProblem(problem, {
    instance: pathAsSent(ctx),
    requestId: ctx.requestId,
    cacheControl: isCacheable ? toMissingCacheControl(content.untilNextTransition()) : 'no-store',
    revision: content.revision,
  });
}

/** Makes the content of a response from a problem. */
export function formatProblem(
  problem: ProblemError,
  facts: { instance: string; requestId: string } & Pick<ResponseContent, 'cacheControl' | 'revision'>,
): ResponseContent {
  const { instance, requestId, cacheControl, revision } = facts;
  const headers = [];
  if (problem.code === 'method_not_allowed') headers.push('Allow', allowedMethods);
  if (problem.code === 'not_ready') headers.push('Retry-After', '5');
  return {
    status: problemCatalogue[problem.code].status,
    body: createUncachedBody(Buffer.from(JSON.stringify(toProblem(problem, instance, requestId)))),
    contentType: 'application/problem+json; charset=utf-8',
    cacheControl,
    etag: '',
    lastModified: '',
    revision,
    headers,
    headerTemplates: null,
  };
}

/** Throws a problem for a request that no route handled: the path is unknown, or the method is not allowed for it. */
export function throwIfUnhandled(ctx: Context): void {
  if (ctx.operationResult || ctx.status !== 404 || ctx.body != null) return;
  const matched = (ctx as { matched?: readonly unknown[] }).matched ?? [];
  if (matched.length > 0 && ctx.method !== 'GET' && ctx.method !== 'HEAD') {
    const detail = `${ctx.method} is not allowed here; this API is read with GET and HEAD.`;
    throw new ProblemError('method_not_allowed', detail);
  }
  throw new ProblemError('not_found', `There is nothing at ${pathAsSent(ctx)}; the API is below /api/v1.`);
}

/** The path as the client sent it, before `normalizeTarget`. */
function pathAsSent({ req, path }: Context): string {
  return req.originalUrl?.replace(/[?#].*/s, '') ?? path;
}

/** The problem of an error that the client can do something about. */
function toKnown(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof CostlySearchError)) return null;
  return parameterError(
    'q',
    'Takes too much work: its words are in too many articles. Use fewer words, or longer ones.',
  );
}

function toInternal(ctx: Context, error: unknown): ProblemError {
  const cause =
    error instanceof Error && Object.isExtensible(error) ? error : new Error(String(error), { cause: error });
  ctx.internalError = cause;
  const { logger } = ctx.app;
  // The application's logger takes the request id from a context, which it has to be given. It adds the rest of the meta.
  const meta = { ctx } as unknown as Parameters<typeof logger.log>[2];
  logger.log('ERROR', [Object.assign(cause, { requestId: ctx.requestId })], meta);
  return new ProblemError('internal', 'The server made an error. It was logged under the request id.');
}
