import http from 'node:http';
import { createApplication } from '../../entry/create-application';
import { openContent } from '../../infra/open-content';
import type { SnapshotFile } from '../../infra/snapshot-file';
import { answerParent } from '../answer-parent';

/**
 * Forked by the benchmark: the application in production, and `/swap`, which puts the next of the snapshots named by the
 * arguments in place of the one that is served, as development does after each build. It answers with the new revision.
 */
async function serveSwapped(files: readonly string[]): Promise<void> {
  const app = createApplication();
  await app.ready();
  const answer = app.callback();
  const { timeZone } = app.config.casebook;
  let swaps = 0;
  let old: SnapshotFile | undefined;
  const swap = () => {
    const { liveContent, file } = openContent(files[swaps++ % files.length] ?? '', timeZone);
    app.liveContent = liveContent;
    old?.close();
    old = file;
    return liveContent.catalog.revision;
  };
  answerParent(
    http.createServer((request, response) => {
      if (request.url === '/swap') response.end(JSON.stringify({ revision: swap() }));
      else void answer(request, response);
    }),
  );
}

void serveSwapped(process.argv.slice(2));
