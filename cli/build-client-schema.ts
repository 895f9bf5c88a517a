import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { OpenApiDocument } from '../contract/openapi/build-openapi';
import { problemCatalogue } from '../contract/problem';

const header = `// Made from the contract by "npm run docs". Change contract/ instead.
`;

/** The text of `client/src/schema.d.ts`: the types of what the client asks, out of the text of `openapi.json`. */
export async function buildClientSchema(openApi: string): Promise<string> {
  const document = JSON.parse(openApi) as OpenApiDocument;
  const nodes = await openapiTS(keepWhatClientsAsk(document), { immutable: true });
  const codes = Object.keys(problemCatalogue).map((code) => `\n    | "${code}"`);
  return `${header}
/** The permanent name of a problem. */
export type ProblemCode =${codes.join('')};

${astToString(nodes)}`;
}

/** Leaves out what operators ask, headers, and the answers that are not 200: their bodies are problems. */
function keepWhatClientsAsk(document: OpenApiDocument): OpenAPI3 {
  const paths = Object.entries(document.paths).flatMap(([path, { get }]): [string, object][] => {
    const { responses, ...operation } = get as { tags: string[]; responses: Record<string, object> };
    if (operation.tags.includes('operations')) return [];
    return [[path, { get: { ...operation, responses: { 200: { ...responses[200], headers: {} } } } }]];
  });
  const { schemas, parameters } = document.components;
  // What is left of an OpenAPI document is one; the library wants all of its fields to be writable.
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { schemas, parameters },
  } as unknown as OpenAPI3;
}
