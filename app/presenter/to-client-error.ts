import { randomUUID } from 'node:crypto';
import { ProblemError } from '../../contract/problem-error';
import { toProblem } from './to-problem';

/** A response that Egg writes to the socket of a client whose request was not valid HTTP. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Makes the response to bytes that Node's HTTP parser rejected.
 *
 * The likely causes are a URL with unescaped Chinese characters, which curl sends as typed, and headers over the parser's
 * limit.
 *
 * @param code the parser's error code
 */
export function toClientError(code: string): RawResponse {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, headers: { Connection: 'close' }, body: '' };
  const detail =
    code === 'HPE_INVALID_URL'
      ? 'The URL holds characters that are not escaped. Escape them as %XX; with curl: -G --data-urlencode "tag=…".'
      : 'The request is not valid HTTP.';
  const problem = toProblem(new ProblemError('invalid_parameter', detail), '/', randomUUID());
  return {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Request-Id': problem.requestId,
      Connection: 'close',
    },
    body: JSON.stringify(problem),
  };
}
