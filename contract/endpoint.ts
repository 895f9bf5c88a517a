import type { Static, TObject, TSchema } from '@sinclair/typebox';
import type { ParameterIssue, ProblemCode } from './problem';

/** An operation of the public API. Validation, handler types and documents are derived from it. */
export interface Endpoint<
  Params extends TObject = TObject,
  Query extends TObject = TObject,
  Response extends TSchema = TSchema,
> {
  /** Permanent name, camelCase. */
  readonly operationId: string;
  readonly method: 'get';
  /** Full path; `{name}` is one percent-encoded segment. */
  readonly path: string;
  /** One sentence. */
  readonly summary: string;
  readonly tag: 'articles' | 'taxonomies' | 'content' | 'feeds' | 'operations';
  readonly params: Params;
  readonly query: Query;
  readonly response: Response;
  readonly contentType: string;
  /** `public`: cacheable with an ETag. `none`: `no-store` and no ETag. */
  readonly caching: 'public' | 'none';
  readonly errors: readonly ProblemCode[];
  /** Checks rules between parameters, which the schema of a single parameter cannot express. */
  check?(query: Static<Query>): readonly ParameterIssue[];
}

/** The checked input of an operation. */
export interface InputOf<E extends Endpoint> {
  readonly params: Static<E['params']>;
  readonly query: Static<E['query']>;
}

/** The response body of an operation. */
export type ResponseBodyOf<E extends Endpoint> = Static<E['response']>;

type Defaults = 'method' | 'contentType' | 'caching';

/** Declares an operation, keeping the exact types of its schemas. */
export function defineEndpoint<P extends TObject, Q extends TObject, R extends TSchema>(
  endpoint: Omit<Endpoint<P, Q, R>, Defaults> & Partial<Pick<Endpoint<P, Q, R>, Defaults>>,
): Endpoint<P, Q, R> {
  return { method: 'get', contentType: 'application/json', caching: 'public', ...endpoint };
}
