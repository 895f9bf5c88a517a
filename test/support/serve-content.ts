import { buildSnapshot } from './build-snapshot';
import { startApp } from './start-app';

/** A served content directory. */
export interface ServedContent {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Builds a content directory and serves it from this process. */
export async function serveContent(contentDir: string): Promise<ServedContent> {
  const snapshot = await buildSnapshot(contentDir);
  const app = await startApp({ CONTENT_SNAPSHOT: snapshot.file });
  app.setNow(Date.parse('2026-12-01T00:00:00Z'));
  return {
    origin: `http://127.0.0.1:${app.port}`,
    async close() {
      await app.close();
      snapshot.remove();
    },
  };
}
