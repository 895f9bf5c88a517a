import type { Context } from 'egg';
import { problemCatalogue, type ProblemCode } from '../../contract/problem';
import { ProblemError } from '../../contract/problem-error';
import { toMissingCacheControl } from '../presenter/to-cache-control';
import { toProblem } from '../presenter/to-problem';
import type { ResponseContent } from './build-response';
import { createUncachedBody } from './response-body';

/** The methods that every path takes, as `Allow` lists them. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

/** What is not there now may be published at the next scheduled change, so caches keep these a little. */
const missing: readonly ProblemCode[] = ['article_not_found', 'term_not_found'];

/** Turns every error into problem details; what is not a known problem is a bug, logged and not shown. */
export function toProblemContent(ctx: Context, error: unknown): ResponseContent {
  const problem = error instanceof ProblemError ? error : toInternal(ctx, error);
  const cacheControl =
    missing.includes(problem.code) && !ctx.isPrivate
      ? toMissingCacheControl(ctx.service.content.untilNextTransition())
      : 'no-store';
  const { revision } = ctx.service.content;
  return formatProblem(problem, {
    instance: pathAsSent(ctx),
    requestId: ctx.requestId,
    cacheControl,
    revision,
  });
}

/** A problem as the content of a response. */
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

/** A request that no route answered: the path is unknown, or known and asked in another way. */
export function refuseUnanswered(ctx: Context): void {
  if (ctx.operationResult || ctx.status !== 404 || ctx.body != null) return;
  const matched = (ctx as { matched?: readonly unknown[] }).matched ?? [];
  if (matched.length > 0 && ctx.method !== 'GET' && ctx.method !== 'HEAD') {
    throw new ProblemError(
      'method_not_allowed',
      `${ctx.method} is not allowed here; this API is read with GET and HEAD.`,
    );
  }
  throw new ProblemError('not_found', `There is nothing at ${pathAsSent(ctx)}; the API is below /api/v1.`);
}

/** Clients find their own spelling in a problem, whatever it was read as. */
function pathAsSent({ req, path }: Context): string {
  return req.originalUrl?.replace(/[?#].*/s, '') ?? path;
}

function toInternal(ctx: Context, error: unknown): ProblemError {
  const cause =
    error instanceof Error && Object.isExtensible(error) ? error : new Error(String(error), { cause: error });
  ctx.fault = cause;
  // With the context, which the logger would not know of (`app.ts`) and takes the request id from.
  const { logger } = ctx.app;
  // The logger adds what is missing.
  const meta = { ctx } as unknown as Parameters<typeof logger.log>[2];
  logger.log('ERROR', [Object.assign(cause, { requestId: ctx.requestId })], meta);
  return new ProblemError('internal', 'The server made an error. It was logged under the request id.');
}
