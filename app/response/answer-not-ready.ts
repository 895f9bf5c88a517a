import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '../../contract/problem-error';
import { buildResponse } from './build-response';
import { resolveRequestId } from './resolve-request-id';
import { formatProblem } from './to-problem-content';

/** Answers 503 for an application that failed to start, and has neither middleware nor configuration. */
export async function answerNotReady(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = resolveRequestId(request.headers);
  const problem = new ProblemError('not_ready', 'The server could not start. Its log says why.');
  const instance = (request.originalUrl ?? request.url ?? '/').replace(/\?.*/s, '');
  const content = formatProblem(problem, {
    instance,
    requestId,
    cacheControl: 'no-store',
    revision: undefined,
  });
  const facts = { request, requestId, now: 0, publicCacheControl: '', corsOrigins: [], isDraining: false };
  const { status, headers, body } = await buildResponse(content, facts);
  // Node's types want an array that may be changed, and its code changes nothing.
  response.writeHead(status, headers as string[]).end(body ?? undefined);
}
