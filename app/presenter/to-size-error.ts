import { parseQueryString } from '../../contract/parse-query-string';
import { ProblemError } from '../../contract/problem-error';

/** An answer that is larger than it may be, and what was asked for. */
export interface Oversize {
  readonly bytes: number;
  readonly maxBytes: number;
  /** Whether there is a `limit` that makes it smaller. */
  readonly isList: boolean;
  /** Of the request, as sent. */
  readonly query: string;
}

/** Names what makes the answer smaller: a list by its `limit`, one article by other formats. */
export function toSizeError({ bytes, maxBytes, isList, query }: Oversize): ProblemError {
  const parameter = isList && !parseQueryString(query).values.has('format') ? 'limit' : 'format';
  const message = `The answer would have ${bytes} bytes, and ${maxBytes} are allowed; ask for less at once.`;
  return new ProblemError('invalid_parameter', `${parameter}: ${message}`, {
    errors: [{ parameter, message, suggestion: null }],
  });
}
