import type { Application } from 'egg';
import type { IncomingMessage } from 'node:http';
import { parameterError, ProblemError } from '../../contract/problem-error';

/**
 * Returns the problem of a request that names several hosts, in lines or in a list, which is not valid (RFC 9112, 3.2). A
 * proxy may have taken another of them than this server would, and a cache may store the response under it. In development
 * it also returns the problem of a host that is not allowed.
 *
 * It reads the raw headers, because Node keeps only the first `Host`, and this runs for every request.
 */
export function findHostProblem(app: Application, request: IncomingMessage): ProblemError | undefined {
  const { rawHeaders } = request;
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
    hosts += rawHeaders[i + 1]?.includes(',') ? 2 : 1;
  }
  if (hosts > 1)
    return parameterError('Host', 'Is sent more than once; send this header once, with one host.');
  if (app.allowsHost?.(request) !== false) return undefined;
  const message = 'Is no host of this development server; use localhost, or add it to ALLOWED_HOSTS.';
  const errors = [{ parameter: 'Host', message, suggestion: null }];
  return new ProblemError('forbidden', `Host: ${message}`, { errors });
}
