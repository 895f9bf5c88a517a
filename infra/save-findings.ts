import type { Finding } from '../core/build/finding/finding';
import { localizeFinding } from '../core/build/finding/localize-finding';
import { toFindingsName } from './read-findings';
import { writeFileAtomically } from './write-file-atomically';

/** Writes what was found in the content of a snapshot, for those who look at it in a browser. */
export function saveFindings(snapshot: string, findings: readonly Finding[]): void {
  writeFileAtomically(toFindingsName(snapshot), JSON.stringify({ data: findings.map(localizeFinding) }));
}
