import { createCatalog } from '../core/read/catalog/catalog';
import { createLiveContent, type LiveContent } from '../core/read/catalog/live-content';
import { decodeSnapshot } from '../core/format/snapshot/decode-snapshot';
import { createZone } from '../core/model/time/zone';
import { createProcessClock } from './process-zone';
import { openSnapshotFile, type SnapshotFile } from './snapshot-file';

/** Content to be served, and the file that it is read from for as long as it is. */
export interface OpenContent {
  readonly liveContent: LiveContent;
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
  const catalog = createCatalog(decodeSnapshot(file), createZone(timeZone, createProcessClock(timeZone)));
  return { liveContent: createLiveContent(catalog), file };
}
