import type { ParameterIssue, ProblemCode } from './problem';

/** Facts that a problem carries besides its sentence. */
export interface ProblemFacts {
  readonly errors?: readonly ParameterIssue[];
  readonly suggestions?: readonly string[];
  readonly candidates?: readonly string[];
}

/** A request that cannot be met, for a reason that its sender should know. Everything else that is thrown is a bug. */
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
