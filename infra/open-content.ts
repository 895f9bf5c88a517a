import { openCatalog } from '../core/read/catalog/catalog';
import { openPublication, type Publication } from '../core/read/catalog/publication';
import { decodeSnapshot } from '../core/format/snapshot/decode-snapshot';
import { openZone } from '../core/model/time/zone';
import { openProcessClock } from './process-zone';
import { openSnapshotFile, type SnapshotFile } from './snapshot-file';

/** Content to be served, and the file that it is read from for as long as it is. */
export interface OpenContent {
  readonly publication: Publication;
  readonly file: SnapshotFile;
}

/**
 * Opens the content of a snapshot file.
 *
 * @param timeZone of the site
 * @throws SnapshotError when the file is no snapshot, is cut off, or is of another format
 */
export function openContent(name: string, timeZone: string): OpenContent {
  const file = openSnapshotFile(name);
  const catalog = openCatalog(decodeSnapshot(file), openZone(timeZone, openProcessClock(timeZone)));
  return { publication: openPublication(catalog), file };
}
