import { readIfThere } from './explorer-files';

/** The path of the file with the findings of a snapshot, beside it. Only development writes this file. */
export function toFindingsName(snapshot: string): string {
  return `${snapshot}.findings.json`;
}

/** Returns the findings of a snapshot as JSON, or undefined if they were not written. */
export function readFindings(snapshot: string): string | undefined {
  return readIfThere(toFindingsName(snapshot));
}
