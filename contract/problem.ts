import { Type, type Static } from '@sinclair/typebox';

/** Every error code with its HTTP status and title. Codes are permanent; docs/errors.md explains each. */
export const problemCatalogue = {
  invalid_parameter: { status: 400, title: 'A parameter has a value that cannot be used' },
  unknown_parameter: { status: 400, title: 'A parameter is not known here' },
  invalid_cursor: { status: 400, title: 'The cursor cannot be used with this request' },
  forbidden: { status: 403, title: 'This is not allowed' },
  article_not_found: { status: 404, title: 'No such article' },
  term_not_found: { status: 404, title: 'No such term' },
  not_found: { status: 404, title: 'No such resource' },
  method_not_allowed: { status: 405, title: 'This method is not allowed here' },
  ambiguous_slug: { status: 409, title: 'Several articles have this slug' },
  uri_too_long: { status: 414, title: 'The URL is too long' },
  internal: { status: 500, title: 'The server made an error' },
  not_ready: { status: 503, title: 'The content is not loaded yet' },
} as const satisfies Record<string, { status: number; title: string }>;

/** The permanent name of an error. */
export type ProblemCode = keyof typeof problemCatalogue;

/** An error of a single parameter. */
export const ParameterIssue = Type.Object(
  {
    parameter: Type.String({ description: 'Name of the parameter, as sent.' }),
    message: Type.String({ description: 'What is wrong, in one sentence.' }),
    suggestion: Type.Union([Type.String(), Type.Null()], {
      description: 'The name or value that was probably meant, or null.',
    }),
  },
  { $id: 'ParameterIssue' },
);
export type ParameterIssue = Static<typeof ParameterIssue>;

/** The body of every error: RFC 9457 problem details with `code`, `requestId` and `errors` as extension members. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'URN of the kind of problem: `urn:casebook:problem:` and the code.' }),
    title: Type.String({ description: 'Short text that is the same for every problem of this code.' }),
    status: Type.Integer({ description: 'The HTTP status.' }),
    detail: Type.String({ description: 'What happened in this request and what to do about it.' }),
    instance: Type.String({ description: 'The path of the request, percent-encoded.' }),
    code: Type.String({ description: 'The permanent name of the error, for programs.' }),
    requestId: Type.String({ description: 'The same as the header `X-Request-Id`.' }),
    errors: Type.Array(ParameterIssue, { description: 'One entry for each parameter at fault.' }),
    suggestions: Type.Optional(
      Type.Array(Type.String(), { description: 'With `article_not_found`: the nearest public ids.' }),
    ),
    candidates: Type.Optional(
      Type.Array(Type.String(), { description: 'With `ambiguous_slug`: the public ids that have the slug.' }),
    ),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
