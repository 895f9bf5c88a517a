import http from 'node:http';
import { answerParent } from './answer-parent';
import { openApplication } from './open-application';

/** Forked by the benchmark: the application in production. */
async function serveContent(): Promise<void> {
  const app = await openApplication();
  answerParent(http.createServer(app.callback()));
}

void serveContent();
