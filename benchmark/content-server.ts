import { Application } from 'egg';
import http from 'node:http';
import path from 'node:path';
import { answerParent } from './answer-parent';

/** Forked by the benchmark: the application in production, as a single process. */
async function serveContent(): Promise<void> {
  // Egg's types know only the options of a cluster; `single` is what egg-scripts calls a single process.
  const options = {
    mode: 'single',
    baseDir: path.resolve(__dirname, '..'),
    env: 'prod',
  } as ConstructorParameters<typeof Application>[0];
  const app = new Application(options);
  await app.ready();
  answerParent(http.createServer(app.callback()));
}

void serveContent();
