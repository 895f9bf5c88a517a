import http from 'node:http';
import { drainOnSignal } from '../entry/drain';
import { answerParent } from './answer-parent';
import { openApplication } from './open-application';

/** Forked by the benchmark: the application in production, with all that `entry/server.ts` does for each request. */
async function serveContent(): Promise<void> {
  const app = await openApplication();
  const server = http.createServer(app.callback());
  drainOnSignal(app, server);
  answerParent(server);
}

void serveContent();
