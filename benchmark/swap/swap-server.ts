import http from 'node:http';
import { createApplication } from '../../entry/create-application';
import { openContent } from '../../infra/open-content';
import type { SnapshotFile } from '../../infra/snapshot-file';
import { reportToParent } from '../report-to-parent';

/**
 * The application in production mode, forked by the benchmark. `/swap` opens the next of the snapshots that the arguments
 * name and makes it the live content, as development does after each build. It returns the new revision.
 */
async function serveSwapped(files: readonly string[]): Promise<void> {
  const app = createApplication();
  await app.ready();
  const handle = app.callback();
  const { timeZone } = app.config.casebook;
  let swaps = 0;
  let previousFile: SnapshotFile | undefined;
  const swap = () => {
    const { liveContent, file } = openContent(files[swaps++ % files.length] ?? '', timeZone);
    app.liveContent = liveContent;
    previousFile?.close();
    previousFile = file;
    return liveContent.catalog.revision;
  };
  reportToParent(
    http.createServer((request, response) => {
      if (request.url === '/swap') response.end(JSON.stringify({ revision: swap() }));
      else void handle(request, response);
    }),
  );
}

void serveSwapped(process.argv.slice(2));
