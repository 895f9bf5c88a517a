import type { components, ProblemCode } from './schema.js';

type Problem = components['schemas']['Problem'];

/** What is wrong with one parameter, and what was probably meant. */
export type ParameterIssue = components['schemas']['ParameterIssue'];

interface Failure<Code extends string> extends Error {
  readonly name: 'CasebookError';
  /** Permanent name of what went wrong. */
  readonly code: Code;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** What was asked. */
  readonly url: string;
  /** What made it fail, where something else did. */
  readonly cause?: unknown;
}

type ProblemFailure<Code extends ProblemCode> = Failure<Code> &
  Pick<Problem, 'errors' | 'requestId' | 'type' | 'title' | 'detail' | 'instance'>;

/** Facts that some codes carry. */
interface Facts {
  readonly article_not_found: Required<Pick<Problem, 'suggestions'>>;
  readonly ambiguous_slug: Required<Pick<Problem, 'candidates'>>;
}

/** A problem that the API answered with, by its `code`. A later version of the API may have further codes. */
export type ApiError = {
  [Code in ProblemCode]: ProblemFailure<Code> & (Code extends keyof Facts ? Facts[Code] : unknown);
}[ProblemCode];

/** No answer came: no network, no such host, a refused or broken connection, CORS. `cause` is what `fetch` said. */
export type NetworkError = Failure<'network_error'>;

/** An answer that is not Casebook's: the page of a proxy, of another server, or half of an answer. */
export type UnparsableError = Failure<'unparsable_answer'>;

/** Why a call failed: look at `code` first, and the compiler knows the rest. Aborted calls reject with their reason. */
export type CasebookError = ApiError | NetworkError | UnparsableError;

class CasebookFailure extends Error {
  constructor(message: string, facts: object) {
    super(message);
    Object.assign(this, facts, { name: 'CasebookError' });
  }
}

/** For `instanceof`, which then tells the codes apart. */
// A class cannot be a union of types; what its instances are is written above.
export const CasebookError = CasebookFailure as unknown as {
  new (message: string, facts: Omit<CasebookError, keyof Error>): CasebookError;
  readonly prototype: CasebookError;
};
