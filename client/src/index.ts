export type { Signal } from './abort.js';
export type * from './answers.js';
export type { AnswerStore, CachedAnswer } from './cache.js';
export {
  CasebookError,
  type ApiError,
  type NetworkError,
  type ParameterIssue,
  type UnparsableError,
} from './casebook-error.js';
export {
  createCasebook,
  type Articles,
  type Casebook,
  type Manifest,
  type Terms,
} from './create-casebook.js';
export type * from './parameters.js';
export type { ProblemCode } from './schema.js';
export type { CallOptions, CasebookOptions, FetchLike } from './send.js';
