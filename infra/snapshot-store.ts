import type { EncodedSnapshot } from '../core/build/snapshot/encode-snapshot';
import { SnapshotError, type DecodedSnapshot } from '../core/format/snapshot/decode-snapshot';

/**
 * Where a build leaves content for servers: one snapshot, the last that was put. A file is one; the suite in
 * `test/infra/snapshot-store.suite.ts` says what any other has to keep to.
 */
export interface SnapshotStore {
  /**
   * Opens the snapshot that is there now. Its `header.revision` tells which content it is.
   *
   * @throws NoSnapshotError when nothing was put yet
   * @throws SnapshotError when what is there cannot be served: it is cut off, damaged, or of another format
   */
  get(): Promise<OpenSnapshot>;
  /**
   * Puts a snapshot in the place of the one before, whole or not at all. Snapshots that are open stay as they are.
   *
   * @throws Error when it cannot be written; the one before is still there, and nothing else
   */
  put(snapshot: EncodedSnapshot): Promise<void>;
}

/**
 * A snapshot that can be read at any position until it is closed, also when another took its place. Only its header is in
 * memory. Reads are synchronous, so a store that is far away fetches the whole snapshot before it opens it.
 */
export interface OpenSnapshot extends DecodedSnapshot {
  /**
   * Whether nothing has been written over the snapshot since it was opened. What was read before is right only if so.
   * Columns and sections are never read otherwise; texts of articles are, for the sake of speed.
   *
   * @param mustLook also if nothing was read since the last call. @default false
   */
  isUntouched(mustLook?: boolean): boolean;
  /**
   * Reads the whole snapshot, once however often it is called, and returns the checksum that its bytes have now, in hex;
   * null if it was closed meanwhile. `checksum` is the one they should have.
   *
   * @throws SnapshotError if it was written over
   */
  computeChecksum(): Promise<string | null>;
  close(): void;
}

/** A store that holds no snapshot yet; the message tells how to make one. */
export class NoSnapshotError extends SnapshotError {}
