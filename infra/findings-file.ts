import fs from 'node:fs';
import type { Finding } from '../core/build/finding/finding';
import { sayFinding } from '../core/build/finding/said-finding';
import { readIfThere } from './explorer-files';

/** Findings lie beside the snapshot that was made with them; only development writes them. */
function nameOf(snapshot: string): string {
  return `${snapshot}.findings.json`;
}

/** Writes what was found in the content of a snapshot, for those who look at it in a browser. */
export function saveFindings(snapshot: string, findings: readonly Finding[]): void {
  const aside = `${nameOf(snapshot)}.part`;
  fs.writeFileSync(aside, JSON.stringify({ data: findings.map(sayFinding) }));
  fs.renameSync(aside, nameOf(snapshot));
}

/** What was found in the content of a snapshot, as JSON; undefined where it was not written. */
export function readFindings(snapshot: string): string | undefined {
  return readIfThere(nameOf(snapshot));
}
