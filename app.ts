import path from 'node:path';
import type { Application, IBoot } from 'egg';
import { toClientError } from './app/presenter/to-client-error';
import { openCatalog } from './core/catalog/catalog';
import { openPublication } from './core/catalog/publication';
import { decodeSnapshot } from './core/snapshot/decode-snapshot';
import { openZone } from './core/time/zone';
import { followContent, type Follower } from './infra/follow-content';
import { openProcessClock } from './infra/process-zone';
import { openSnapshotFile, type SnapshotFile } from './infra/snapshot-file';

/** Wires the application: opens the content, and in development follows it. */
export default class Boot implements IBoot {
  private file: SnapshotFile | undefined;
  private follower: Follower | undefined;

  constructor(private readonly app: Application) {}

  configWillLoad(): void {
    // With one process Egg closes its agent at the end, and here there never is one.
    const app: Application & { agent?: unknown } = this.app;
    app.agent ??= { close: () => Promise.resolve() };
    this.app.config.onClientError = (error) => toClientError('code' in error ? String(error.code) : '');
  }

  async didLoad(): Promise<void> {
    const { source, snapshot } = this.app.config.casebook;
    if (source === 'snapshot') {
      this.open(snapshot);
      return;
    }
    const script = path.join(__dirname, `cli/follow-content${path.extname(__filename)}`);
    this.follower = await followContent(
      script,
      (name) => {
        this.open(name);
      },
      (reason) => {
        this.app.logger.error(reason);
      },
    );
  }

  beforeClose(): Promise<void> {
    this.follower?.stop();
    this.file?.close();
    return Promise.resolve();
  }

  /** Swaps the content; requests never wait between reading from it, so the old file can be closed at once. */
  private open(name: string): void {
    const file = openSnapshotFile(name);
    const { timeZone } = this.app.config.casebook;
    const catalog = openCatalog(decodeSnapshot(file), openZone(timeZone, openProcessClock(timeZone)));
    const old = this.file;
    this.app.publication = openPublication(catalog);
    this.file = file;
    old?.close();
  }
}
