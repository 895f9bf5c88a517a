import { readIfThere } from './explorer-files';

/** The file beside a snapshot that tells what was found in its content; only development writes it. */
export function toFindingsName(snapshot: string): string {
  return `${snapshot}.findings.json`;
}

/** What was found in the content of a snapshot, as JSON; undefined where it was not written. */
export function readFindings(snapshot: string): string | undefined {
  return readIfThere(toFindingsName(snapshot));
}
