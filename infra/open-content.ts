import { openCatalog } from '../core/read/catalog/catalog';
import { openPublication, type Publication } from '../core/read/catalog/publication';
import { openZone } from '../core/model/time/zone';
import { openProcessClock } from './process-zone';
import type { OpenSnapshot, SnapshotStore } from './snapshot-store';

/** Content to be served, and the snapshot that it is read from for as long as it is. */
export interface OpenContent {
  readonly publication: Publication;
  readonly snapshot: OpenSnapshot;
}

/**
 * Opens the content of a store.
 *
 * @param timeZone of the site
 * @throws SnapshotError when there is no snapshot, or none that can be served
 */
export async function openContent(store: SnapshotStore, timeZone: string): Promise<OpenContent> {
  const snapshot = await store.get();
  const catalog = openCatalog(snapshot, openZone(timeZone, openProcessClock(timeZone)));
  return { publication: openPublication(catalog), snapshot };
}
