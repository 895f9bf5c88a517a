import { buildOpenApi } from '../contract/openapi/build-openapi';
import { findBreakingChanges } from '../contract/openapi/find-breaking-changes';
import type { ComparedDocument } from '../contract/openapi/resolve-ref';
import { contractVersion } from '../contract/openapi/version';
import { recordExamples } from './record-examples';

/** Generates `openapi.json`: the endpoint table with example responses that this code returned. */
export async function buildOpenApiDocument(root: string): Promise<string> {
  const examples = await recordExamples(root);
  return `${JSON.stringify(buildOpenApi({ version: contractVersion, examples }), null, 2)}\n`;
}

/** Lists the breaking changes between two versions of `openapi.json`, and what to do; null if there are none. */
export function explainBreakingChanges(previous: string, next: string): string | null {
  // This program wrote both documents, so they need no validation.
  const changes = findBreakingChanges(
    JSON.parse(previous) as ComparedDocument,
    JSON.parse(next) as ComparedDocument,
  );
  if (changes.length === 0) return null;
  return `The change takes from clients what they rely on:

${changes.map((change) => `  - ${change}`).join('\n')}

Keep it and add the new beside it; docs/api.md, "Changes", tells how to deprecate. Where the change is meant, raise
contract/openapi/version.ts, write it into CHANGELOG.md, and run: npm run docs -- --accept-breaking
`;
}
