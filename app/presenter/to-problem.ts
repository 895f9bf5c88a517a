import { problemCatalogue, type Problem } from '../../contract/problem';
import type { ProblemError } from '../../contract/problem-error';

/**
 * Projects an error to RFC 9457 problem details.
 *
 * @param instance the path of the request, percent-encoded
 */
export function toProblem(error: ProblemError, instance: string, requestId: string): Problem {
  const { status, title } = problemCatalogue[error.code];
  const { errors = [], suggestions, candidates } = error.facts;
  return {
    type: `urn:casebook:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    instance,
    code: error.code,
    requestId,
    errors: [...errors],
    ...(suggestions && { suggestions: [...suggestions] }),
    ...(candidates && { candidates: [...candidates] }),
  };
}
