import fs from 'node:fs';
import type { Finding } from '../core/build/finding/finding';
import { localizeFinding } from '../core/build/finding/localize-finding';
import { toFindingsName } from './read-findings';

/** Writes what was found in the content of a snapshot, for those who look at it in a browser. */
export function saveFindings(snapshot: string, findings: readonly Finding[]): void {
  const temporaryFile = `${toFindingsName(snapshot)}.part`;
  fs.writeFileSync(temporaryFile, JSON.stringify({ data: findings.map(localizeFinding) }));
  fs.renameSync(temporaryFile, toFindingsName(snapshot));
}
