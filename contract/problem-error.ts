import type { ParameterIssue, ProblemCode } from './problem';

/** Members of a problem besides its detail. */
export interface ProblemFacts {
  readonly errors?: readonly ParameterIssue[];
  readonly suggestions?: readonly string[];
  readonly candidates?: readonly string[];
}

/** A request that fails for a reason that the client should know. Every other error that is thrown is an internal error. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /** @param detail what happened and what to do about it; sent to the client */
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly facts: ProblemFacts = {},
  ) {
    super(detail);
  }
}

/** The error for a single invalid parameter. @param message sent to the client, in `detail` and in `errors` */
export function parameterError(parameter: string, message: string): ProblemError {
  const errors = [{ parameter, message, suggestion: null }];
  return new ProblemError('invalid_parameter', `${parameter}: ${message}`, { errors });
}
