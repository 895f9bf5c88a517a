import { Application } from 'egg';
import http from 'node:http';
import path from 'node:path';
import { openCatalog } from '../../core/catalog/catalog';
import { openPublication } from '../../core/catalog/publication';
import { decodeSnapshot } from '../../core/snapshot/decode-snapshot';
import { openZone } from '../../core/time/zone';
import { openProcessClock } from '../../infra/process-zone';
import { openSnapshotFile, type SnapshotFile } from '../../infra/snapshot-file';
import { answerParent } from '../answer-parent';

/**
 * Forked by the benchmark: the application in production, and `/swap`, which puts the next of the snapshots named by the
 * arguments in place of the one that is served, as development does after each build. It answers with the new revision.
 */
async function serveSwapped(files: readonly string[]): Promise<void> {
  const options = {
    mode: 'single',
    baseDir: path.resolve(__dirname, '../..'),
    env: 'prod',
  } as ConstructorParameters<typeof Application>[0];
  const app = new Application(options);
  await app.ready();
  const answer = app.callback();
  const { timeZone } = app.config.casebook;
  let swaps = 0;
  let old: SnapshotFile | undefined;
  const swap = () => {
    const file = openSnapshotFile(files[swaps++ % files.length] ?? '');
    const catalog = openCatalog(decodeSnapshot(file), openZone(timeZone, openProcessClock(timeZone)));
    app.publication = openPublication(catalog);
    old?.close();
    old = file;
    return catalog.revision;
  };
  answerParent(
    http.createServer((request, response) => {
      if (request.url === '/swap') response.end(JSON.stringify({ revision: swap() }));
      else void answer(request, response);
    }),
  );
}

void serveSwapped(process.argv.slice(2));
