import { randomUUID } from 'node:crypto';
import { ProblemError } from '../../contract/problem-error';
import { toProblem } from './to-problem';

/** A response to a client whose request was not valid HTTP. */
export interface RawResponse {
  readonly status: number;
  readonly requestId: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Makes the response to bytes that Node's HTTP parser rejected, or that did not come in time.
 *
 * The likely causes are a URL with unescaped Chinese characters, which curl sends as typed, and headers over the parser's
 * limit.
 *
 * @param code the parser's error code
 */
export function toClientError(code: string): RawResponse {
  const requestId = randomUUID();
  const bare = bareStatuses[code];
  if (bare !== undefined) {
    return { status: bare, requestId, headers: { 'X-Request-Id': requestId, Connection: 'close' }, body: '' };
  }
  const detail =
    code === 'HPE_INVALID_URL'
      ? 'The URL holds characters that are not escaped. Escape them as %XX; with curl: -G --data-urlencode "tag=…".'
      : 'The request is not valid HTTP.';
  const problem = toProblem(new ProblemError('invalid_parameter', detail), '/', requestId);
  return {
    status: problem.status,
    requestId,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
      Connection: 'close',
    },
    body: JSON.stringify(problem),
  };
}

/** Errors whose responses have no body, by the parser's code. */
const bareStatuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
