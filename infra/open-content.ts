import { createCatalog } from '../core/read/catalog/catalog';
import { createLiveContent, type LiveContent } from '../core/read/catalog/live-content';
import { createZone } from '../core/model/time/zone';
import { createProcessClock } from './process-zone';
import type { OpenSnapshot, SnapshotStore } from './snapshot-store';

/** Content to be served, and the snapshot that it is read from for as long as it is. */
export interface OpenContent {
  readonly liveContent: LiveContent;
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
  const catalog = createCatalog(snapshot, createZone(timeZone, createProcessClock(timeZone)));
  return { liveContent: createLiveContent(catalog), snapshot };
}
