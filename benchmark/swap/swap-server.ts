import http from 'node:http';
import { createApplication } from '../../entry/create-application';
import { openContent } from '../../infra/open-content';
import { openFileStore } from '../../infra/snapshot-file';
import type { OpenSnapshot } from '../../infra/snapshot-store';
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
  let previous: OpenSnapshot | undefined;
  const swap = async () => {
    const store = openFileStore(files[swaps++ % files.length] ?? '');
    const { liveContent, snapshot } = await openContent(store, timeZone);
    app.liveContent = liveContent;
    previous?.close();
    previous = snapshot;
    return JSON.stringify({ revision: liveContent.catalog.revision });
  };
  reportToParent(
    http.createServer((request, response) => {
      if (request.url === '/swap') void swap().then((text) => response.end(text));
      else void handle(request, response);
    }),
  );
}

void serveSwapped(process.argv.slice(2));
