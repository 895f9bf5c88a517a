import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '../../contract/problem-error';
import { buildResponse } from './build-response';
import { formatProblem } from './handle-error';
import { resolveRequestId } from './resolve-request-id';

/** Sends a 503 for an application that failed to start, and so has neither middleware nor configuration. */
export async function respondNotReady(request: IncomingMessage, response: ServerResponse): Promise<void> {
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
  // Node's types want a mutable array, but Node does not change it.
  response.writeHead(status, headers as string[]).end(body ?? undefined);
}
