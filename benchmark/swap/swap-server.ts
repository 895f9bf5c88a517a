import http from 'node:http';
import { createApplication } from '../../entry/create-application';
import { openContent } from '../../infra/open-content';
import { openFileStore } from '../../infra/snapshot-file';
import type { OpenSnapshot } from '../../infra/snapshot-store';
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
  let old: OpenSnapshot | undefined;
  const swap = async () => {
    const store = openFileStore(files[swaps++ % files.length] ?? '');
    const { liveContent, snapshot } = await openContent(store, timeZone);
    app.liveContent = liveContent;
    old?.close();
    old = snapshot;
    return JSON.stringify({ revision: liveContent.catalog.revision });
  };
  answerParent(
    http.createServer((request, response) => {
      if (request.url === '/swap') void swap().then((text) => response.end(text));
      else void answer(request, response);
    }),
  );
}

void serveSwapped(process.argv.slice(2));
