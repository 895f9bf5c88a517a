import http from 'node:http';
import { createApplication } from '../entry/create-application';
import { reportToParent } from './report-to-parent';

/** The application in production mode, forked by the benchmark. */
async function serveContent(): Promise<void> {
  const app = createApplication();
  await app.ready();
  const server = http.createServer(app.callback());
  // Limits on connections are set here.
  app.emit('server', server);
  reportToParent(server);
}

void serveContent();
