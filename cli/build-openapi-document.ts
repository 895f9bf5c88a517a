import { buildOpenApi } from '../contract/openapi/build-openapi';
import { findBreakingChanges } from '../contract/openapi/find-breaking-changes';
import type { ComparedDocument } from '../contract/openapi/resolve-ref';
import { contractVersion } from '../contract/openapi/version';
import { recordExamples } from './record-examples';

/** The text of `openapi.json`: the endpoint table with answers that this code really gives. */
export async function buildOpenApiDocument(root: string): Promise<string> {
  const examples = await recordExamples(root);
  return `${JSON.stringify(buildOpenApi({ version: contractVersion, examples }), null, 2)}\n`;
}

/** What a new `openapi.json` takes from clients of the old one, and how to go on; null when it takes nothing. */
export function explainBreakingChanges(before: string, after: string): string | null {
  // Both are documents that this program wrote.
  const changes = findBreakingChanges(
    JSON.parse(before) as ComparedDocument,
    JSON.parse(after) as ComparedDocument,
  );
  if (changes.length === 0) return null;
  return `The change takes from clients what they rely on:

${changes.map((change) => `  - ${change}`).join('\n')}

Keep it and add the new beside it; docs/api.md, "Changes", tells how to deprecate. Where the change is meant, raise
contract/openapi/version.ts, write it into CHANGELOG.md, and run: npm run docs -- --accept-breaking
`;
}
