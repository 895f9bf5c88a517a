import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '../../contract/problem-error';
import { nameRequest } from '../middleware/request-id';
import { toProblem } from './to-problem';

/** Answers 503 for an application that failed to start, and whose own middleware there is none of. */
export function answerNotReady(request: IncomingMessage, response: ServerResponse): void {
  const error = new ProblemError('not_ready', 'The server could not start. Its log says why.');
  const { 'x-request-id': id, 'x-scf-request-id': functionId } = request.headers;
  const requestId = nameRequest(id?.toString(), functionId?.toString());
  const problem = toProblem(
    error,
    (request.originalUrl ?? request.url ?? '/').replace(/\?.*/s, ''),
    requestId,
  );
  response.writeHead(problem.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': '5',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': problem.requestId,
  });
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(problem));
}
