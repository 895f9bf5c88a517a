import { parseQueryString } from '../../contract/parse-query-string';
import { parameterError, type ProblemError } from '../../contract/problem-error';

/** A response body that is too large, and its request. */
export interface Oversize {
  readonly bytes: number;
  readonly maxBytes: number;
  /** Whether a lower `limit` makes it smaller. */
  readonly isList: boolean;
  /** Query string of the request, as sent. */
  readonly query: string;
}

/** The error for such a body. It names the parameter that makes the body smaller: `limit` for a list, else `format`. */
export function toSizeError({ bytes, maxBytes, isList, query }: Oversize): ProblemError {
  const parameter = isList && !parseQueryString(query).values.has('format') ? 'limit' : 'format';
  const message = `The answer would have ${bytes} bytes, and ${maxBytes} are allowed; ask for less at once.`;
  return parameterError(parameter, message);
}
