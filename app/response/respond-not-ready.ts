import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '../../contract/problem-error';
import { buildResponse, type ResponseContent } from './build-response';
import { formatProblem } from './handle-error';
import { resolveRequestId } from './resolve-request-id';

/** Makes the content of a 503, without anything of the application. */
export function toNotReady(
  problem: ProblemError,
  request: IncomingMessage,
  requestId: string,
): ResponseContent {
  const instance = (request.originalUrl ?? request.url ?? '/').replace(/\?.*/s, '');
  return formatProblem(problem, { instance, requestId, cacheControl: 'no-store', revision: undefined });
}

/** Sends a 503 for an application that failed to start, and so has neither middleware nor configuration. */
export async function respondNotReady(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = resolveRequestId(request.headers);
  const problem = new ProblemError('not_ready', 'The server could not start. Its log says why.');
  const content = toNotReady(problem, request, requestId);
  const facts = { request, requestId, now: 0, publicCacheControl: '', corsOrigins: [], isDraining: false };
  const { status, headers, body } = await buildResponse(content, facts);
  // Node's types want a mutable array, but Node does not change it.
  response.writeHead(status, headers as string[]).end(body ?? undefined);
}
