import type { LiveContent } from '../core/read/catalog/live-content';
import { openContent, type OpenContent } from './open-content';
import type { OpenSnapshot, SnapshotStore } from './snapshot-store';

/** Milliseconds between two attempts to open a snapshot that was written over. */
const pauseMs = 1000;

/** Keeps the content of a store live for as long as its snapshot is what it was. */
export interface ContentKeeper {
  /** What is served; undefined before the first. */
  readonly snapshot: OpenSnapshot | undefined;
  /**
   * Serves the content of a store, in place of the one before. Requests read synchronously, so the one before is closed.
   *
   * @throws SnapshotError when there is no snapshot, or none that can be served; the one before stays
   */
  open(store: SnapshotStore): Promise<void>;
  /**
   * Returns whether what was read since the last call is right. If the snapshot was written over, its content is served
   * no more. Each further call, once a second at most, begins to look whether a whole snapshot is there, and serves that.
   *
   * @param mustLook also if nothing was read. @default false
   */
  check(mustLook?: boolean): boolean;
  close(): void;
}

/**
 * Creates a keeper that serves nothing yet.
 *
 * @param serve takes the content of all further requests; undefined while there is none
 * @param report takes what an operator has to know
 */
export function createContentKeeper(
  timeZone: string,
  serve: (content: LiveContent | undefined) => void,
  report: (level: 'error' | 'warn', message: string) => void,
): ContentKeeper {
  let store: SnapshotStore | undefined;
  let snapshot: OpenSnapshot | undefined;
  let isLost = false;
  let nextAttempt = 0;

  const take = (content: OpenContent) => {
    snapshot?.close();
    ({ snapshot } = content);
    isLost = false;
    serve(content.liveContent);
  };
  const recover = async (from: SnapshotStore) => {
    nextAttempt = Number.POSITIVE_INFINITY;
    try {
      const content = await openContent(from, timeZone);
      const { snapshot: found } = content;
      const isWhole = (await found.computeChecksum().catch(() => null)) === found.checksum;
      if (isWhole && isLost) {
        take(content);
        const { source, header } = content.snapshot;
        report('warn', `${source.name} is whole again, and served: revision ${header.revision}.`);
      } else content.snapshot.close();
    } finally {
      nextAttempt = performance.now() + pauseMs;
    }
  };

  return {
    get snapshot() {
      return snapshot;
    },
    async open(from) {
      store = from;
      take(await openContent(from, timeZone));
    },
    check(mustLook) {
      if (!snapshot || !store) return false;
      if (!isLost && snapshot.isUntouched(mustLook)) return true;
      if (!isLost) {
        isLost = true;
        serve(undefined);
        report(
          'error',
          `${snapshot.source.name} was written over while it was served. Requests get a 503 until it is a whole snapshot. ` +
            'Make one with: npm run build, which replaces the file and never changes it.',
        );
      }
      // What is there may still be no snapshot.
      if (performance.now() >= nextAttempt) recover(store).catch(() => undefined);
      return false;
    },
    close() {
      snapshot?.close();
      snapshot = undefined;
      isLost = false;
    },
  };
}
