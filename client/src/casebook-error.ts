import type { components, ProblemCode } from './schema.js';

type Problem = components['schemas']['Problem'];

/** What is wrong with one parameter, and what was probably intended. */
export type ParameterIssue = components['schemas']['ParameterIssue'];

interface Failure<Code extends string> extends Error {
  readonly name: 'CasebookError';
  /** Permanent name of the error. */
  readonly code: Code;
  /** The HTTP status; 0 without a response. */
  readonly status: number;
  /** The URL of the request. */
  readonly url: string;
  /** The underlying error, if there is one. */
  readonly cause?: unknown;
}

type ProblemFailure<Code extends ProblemCode> = Failure<Code> &
  Pick<Problem, 'errors' | 'requestId' | 'type' | 'title' | 'detail' | 'instance'>;

/** Members that only the problems of some codes have. */
interface CodeMembers {
  readonly article_not_found: Required<Pick<Problem, 'suggestions'>>;
  readonly ambiguous_slug: Required<Pick<Problem, 'candidates'>>;
}

/** A problem that the API returned, by its `code`. Later versions of the API may have further codes. */
export type ApiError = {
  [Code in ProblemCode]: ProblemFailure<Code> &
    (Code extends keyof CodeMembers ? CodeMembers[Code] : unknown);
}[ProblemCode];

/** No response: no network, unknown host, a refused or broken connection, CORS. `cause` is the error of `fetch`. */
export type NetworkError = Failure<'network_error'>;

/** The response is not from Casebook or incomplete: for example the error page of a proxy. */
export type UnparsableError = Failure<'unparsable_answer'>;

/** Why a call failed. Check `code` to narrow the type. Aborted calls reject with the reason of the signal instead. */
export type CasebookError = ApiError | NetworkError | UnparsableError;

class CasebookFailure extends Error {
  constructor(message: string, members: object) {
    super(message);
    Object.assign(this, members, { name: 'CasebookError' });
  }
}

/** The class for `instanceof`. After that check, `code` narrows the type. */
// A class cannot have a union type, so its instances are typed by the union above.
export const CasebookError = CasebookFailure as unknown as {
  new (message: string, members: Omit<CasebookError, keyof Error>): CasebookError;
  readonly prototype: CasebookError;
};
