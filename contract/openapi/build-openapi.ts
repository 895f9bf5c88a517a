import type { TSchema } from '@sinclair/typebox';
import { ArticleMoved } from '../articles';
import type { Endpoint } from '../endpoint';
import { endpoints, type OperationId } from '../endpoints';
import { Problem, problemCatalogue, type ProblemCode } from '../problem';
import { headers, headersOf, problemHeaders, referTo, type HeaderName } from './headers';
import { SchemaWriter, type JsonSchema } from './to-json-schema';

/** A request with its recorded response. */
export interface Example {
  /** Key of the example, camelCase. */
  readonly name: string;
  readonly summary: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  /** The JSON or text of the response body. */
  readonly body: unknown;
}

/** Inputs besides the table of endpoints. */
export interface OpenApiOptions {
  /** Version of the contract, `MAJOR.MINOR.PATCH`. */
  readonly version: string;
  readonly examples: Partial<Readonly<Record<OperationId, readonly Example[]>>>;
}

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: JsonSchema;
  readonly servers: readonly JsonSchema[];
  readonly security: readonly [];
  readonly tags: readonly JsonSchema[];
  readonly paths: Readonly<Record<string, { readonly get: JsonSchema }>>;
  readonly components: JsonSchema;
}

const description = `Articles kept as Markdown, served as JSON. Everything is read with GET, HEAD or OPTIONS; nothing needs a key.

Lists split at commas and may be repeated: \`tag=a,b\` is \`tag=a&tag=b\`, and \`\\,\` is a literal comma. Parameters that
are not known, empty or out of range are refused by name; names that begin with \`_\` or \`utm_\` are ignored.

Answers have an ETag: send it back as \`If-None-Match\`. Errors are problem details (RFC 9457) with a permanent \`code\`.`;

const tags: Readonly<Record<Endpoint['tag'], string>> = {
  articles: 'Articles in lists, one by one, and those related to one.',
  taxonomies: 'Collections, categories, tags and authors with their counts.',
  content: 'The content as a whole: months, suggestions, the manifest for offline clients.',
  feeds: 'Feeds for readers, and what crawlers ask of a site. Full paths, outside of `/api/v1`.',
  operations: 'What load balancers, monitoring and operators ask.',
};

/** Problems that every operation may return. */
const commonProblems: readonly ProblemCode[] = ['uri_too_long', 'internal', 'not_ready'];

/** Builds an OpenAPI 3.1 document from the table of endpoints. */
export function buildOpenApi({ version, examples }: OpenApiOptions): OpenApiDocument {
  const schemas = new SchemaWriter();
  const shared = findSharedParameters();
  const paths = Object.entries(endpoints).map(([operationId, endpoint]) => [
    endpoint.path,
    { get: writeOperation(schemas, shared, endpoint, examples[operationId as OperationId] ?? []) },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Casebook',
      version,
      summary: 'A content API for case studies and blog articles, Chinese first.',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'Where this document comes from.' }],
    security: [],
    tags: Object.entries(tags).map(([name, about]) => ({ name, description: about })),
    paths: Object.fromEntries(paths) as OpenApiDocument['paths'],
    components: {
      headers,
      parameters: Object.fromEntries(
        [...shared].map(([name, property]) => [
          name,
          writeParameter(schemas, name, property, 'query', false),
        ]),
      ),
      responses: Object.fromEntries(
        commonProblems.map((code) => [code, writeProblem(schemas, [code], false)]),
      ),
      schemas: schemas.components,
    },
  };
}

/** The parameters that are the same in several operations, by name. */
function findSharedParameters(): Map<string, TSchema> {
  const uses = new Map<string, TSchema[]>();
  for (const { query } of Object.values(endpoints)) {
    for (const [name, schema] of Object.entries<TSchema>(query.properties))
      uses.set(name, [...(uses.get(name) ?? []), schema]);
  }
  const shared = [...uses].flatMap(([name, [first, ...others]]) =>
    first && others.length > 0 && others.every((other) => other === first) ? [[name, first] as const] : [],
  );
  return new Map(shared);
}

function writeOperation(
  schemas: SchemaWriter,
  shared: ReadonlyMap<string, TSchema>,
  endpoint: Endpoint,
  examples: readonly Example[],
): JsonSchema {
  const { operationId, summary, tag, params, query } = endpoint;
  const parameters = [
    ...Object.entries<TSchema>(params.properties).map(([name, property]) =>
      writeParameter(schemas, name, property, 'path', true),
    ),
    ...Object.entries<TSchema>(query.properties).map(([name, property]) =>
      shared.has(name)
        ? { $ref: `#/components/parameters/${name}` }
        : writeParameter(schemas, name, property, 'query', query.required?.includes(name) ?? false),
    ),
  ];
  return {
    operationId,
    summary,
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    responses: writeResponses(schemas, endpoint, examples),
  };
}

function writeParameter(
  schemas: SchemaWriter,
  name: string,
  property: TSchema,
  location: 'path' | 'query',
  required: boolean,
): JsonSchema {
  const { description: about, ...schema } = schemas.write(property);
  return {
    name,
    in: location,
    ...(about !== undefined && { description: about }),
    required,
    // Only a cursor may be empty; that means the start.
    ...(name === 'cursor' && { allowEmptyValue: true }),
    ...(schema.type === 'array' && { style: 'form', explode: false }),
    schema,
  };
}

function writeResponses(
  schemas: SchemaWriter,
  endpoint: Endpoint,
  examples: readonly Example[],
): Readonly<Record<string, JsonSchema>> {
  const { caching, contentType, errors, operationId, response } = endpoint;
  const examplesOf = (status: number) => {
    const found = examples.filter((example) => example.status === status);
    const entries = found.map(({ name, summary, path, body }) => [
      name,
      { summary, description: `\`GET ${path}\``, value: body },
    ]);
    return found.length > 0 && { examples: Object.fromEntries(entries) as JsonSchema };
  };
  const toResponse = (status: number, about: string, names: readonly HeaderName[], schema: JsonSchema) => ({
    description: about,
    headers: referTo(names),
    content: { [contentType]: { schema, ...examplesOf(status) } },
  });
  const responses: Record<string, JsonSchema> = {
    200: toResponse(200, 'The answer.', headersOf(endpoint), schemas.write(response)),
  };
  if (errors.includes('article_not_found')) {
    responses['301'] = {
      description: 'The article had this name before.',
      headers: referTo(['Location', 'Cache-Control', 'X-Content-Revision', 'X-Request-Id']),
      content: { 'application/json': { schema: schemas.write(ArticleMoved), ...examplesOf(301) } },
    };
  }
  if (caching === 'public') {
    responses['304'] = {
      description: 'The client has the answer already.',
      headers: referTo(headersOf(endpoint).filter((name) => name !== 'Link')),
    };
  }
  for (const status of new Set(errors.map((code) => problemCatalogue[code].status))) {
    const codes = errors.filter((code) => problemCatalogue[code].status === status);
    responses[status] = writeProblem(schemas, codes, examplesOf(status));
  }
  for (const code of commonProblems)
    responses[problemCatalogue[code].status] = { $ref: `#/components/responses/${code}` };
  // For readiness a 503 is a normal response, not a problem.
  if (operationId === 'getReadiness')
    responses['503'] = toResponse(
      503,
      'Not ready.',
      [...problemHeaders, 'Retry-After'],
      schemas.write(response),
    );
  return responses;
}

function writeProblem(
  schemas: SchemaWriter,
  codes: readonly ProblemCode[],
  examples: false | JsonSchema,
): JsonSchema {
  const titles = codes.map((code) => `\`${code}\`: ${problemCatalogue[code].title}.`);
  const names: HeaderName[] = codes.includes('not_ready') ? ['Retry-After'] : [];
  const schema = { allOf: [schemas.write(Problem), { properties: { code: { enum: codes } } }] };
  return {
    description: titles.join(' '),
    headers: referTo([...problemHeaders, ...names]),
    content: { 'application/problem+json': { schema, ...(examples !== false && examples) } },
  };
}
