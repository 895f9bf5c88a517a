import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { OpenApiDocument } from '../contract/openapi/build-openapi';
import { problemCatalogue } from '../contract/problem';

const header = `// Made from the contract by "npm run docs". Change contract/ instead.
`;

/** Generates `client/src/schema.d.ts` from the text of `openapi.json`: the types of the operations that the client calls. */
export async function buildClientSchema(openApi: string): Promise<string> {
  const document = JSON.parse(openApi) as OpenApiDocument;
  const nodes = await openapiTS(selectClientOperations(document), { immutable: true });
  const codes = Object.keys(problemCatalogue).map((code) => `\n    | "${code}"`);
  return `${header}
/** The permanent name of a problem. */
export type ProblemCode =${codes.join('')};

${astToString(nodes)}`;
}

/** Removes the operations for operators, response headers, and all responses except 200; the others are problems. */
function selectClientOperations(document: OpenApiDocument): OpenAPI3 {
  const paths = Object.entries(document.paths).flatMap(([path, { get }]): [string, object][] => {
    const { responses, ...operation } = get as { tags: string[]; responses: Record<string, object> };
    if (operation.tags.includes('operations')) return [];
    return [[path, { get: { ...operation, responses: { 200: { ...responses[200], headers: {} } } } }]];
  });
  const { schemas, parameters } = document.components;
  // The result is still an OpenAPI document. The library types its fields as mutable, so a cast is needed.
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { schemas, parameters },
  } as unknown as OpenAPI3;
}
