import type { Context } from 'egg';
import { problemCatalogue, type ProblemCode } from '../../contract/problem';
import { ProblemError } from '../../contract/problem-error';
import { toMissingCacheControl } from '../presenter/to-cache-control';
import { toProblem } from '../presenter/to-problem';

/** What is not there now may be published at the next moment, so caches keep these a little. */
const missing: readonly ProblemCode[] = ['article_not_found', 'term_not_found'];

/** Answers every error as problem details; what is not a known problem is a bug, logged and not shown. */
export default function problemDetails() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    try {
      await next();
      refuseUnanswered(ctx);
    } catch (error) {
      const problem = error instanceof ProblemError ? error : toInternal(ctx, error);
      ctx.status = problemCatalogue[problem.code].status;
      ctx.body = Buffer.from(JSON.stringify(toProblem(problem, pathAsSent(ctx), ctx.requestId)));
      // What the answer would have said of itself does not hold for the problem.
      for (const name of ['ETag', 'Last-Modified', 'Link']) ctx.remove(name);
      ctx.set('Content-Type', 'application/problem+json; charset=utf-8');
      ctx.set('Cache-Control', toCacheHeader(ctx, problem.code));
      if (problem.code === 'method_not_allowed') ctx.set('Allow', 'GET, HEAD, OPTIONS');
      if (problem.code === 'not_ready') ctx.set('Retry-After', '5');
    }
  };
}

/** A request that no route answered: the path is unknown, or known and asked in another way. */
function refuseUnanswered(ctx: Context): void {
  if (ctx.status !== 404 || ctx.body != null) return;
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

function toCacheHeader(ctx: Context, code: ProblemCode): string {
  return missing.includes(code) && !ctx.isPrivate
    ? toMissingCacheControl(ctx.service.content.untilNextMoment())
    : 'no-store';
}
