import http from 'node:http';
import { createApplication } from '../entry/create-application';
import { reportToParent } from './report-to-parent';

/** The application in production mode, forked by the benchmark. */
async function serveContent(): Promise<void> {
  const app = createApplication();
  await app.ready();
  reportToParent(http.createServer(app.callback()));
}

void serveContent();
