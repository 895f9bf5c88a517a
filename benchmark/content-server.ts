import http from 'node:http';
import { createApplication } from '../entry/create-application';
import { answerParent } from './answer-parent';

/** Forked by the benchmark: the application in production. */
async function serveContent(): Promise<void> {
  const app = createApplication();
  await app.ready();
  answerParent(http.createServer(app.callback()));
}

void serveContent();
