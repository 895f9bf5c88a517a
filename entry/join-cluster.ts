import type { Application } from 'egg';
import cluster from 'node:cluster';
import type http from 'node:http';
import type { QuietOptions } from './call-when-quiet';
import { createDrain } from './drain';
import { exitOnUncaughtException } from './exit-on-uncaught-exception';
import { logListening } from './log-listening';

/** A worker's connections come from the master, which takes some time to stop listening (`cluster-process.ts`). */
const quiet: QuietOptions = { quietMs: 200, maxMs: 3000 };

/**
 * Makes a worker of egg-cluster serve and drain like the single process of `server.ts`. In other processes it does nothing.
 *
 * At SIGTERM egg-cluster calls `app.close()` in each worker and exits afterwards, so the drain runs before closing.
 */
export function joinCluster(app: Application): void {
  if (!cluster.isWorker) return;
  // Egg emits `server` when the application is ready, before the server listens.
  app.once('server', (server: http.Server) => {
    // Runs before Egg's own handler, which would keep a crashed process alive for half a minute.
    exitOnUncaughtException();
    const drain = createDrain(app, server, quiet);
    app.beforeClose(() => drain('SIGTERM'));
    // Ctrl-C signals every process of the terminal. The master forwards it to the workers as SIGTERM.
    process.on('SIGINT', ignore);
    server.once('listening', () => {
      logListening(app, server);
    });
  });
}

function ignore(): void {
  // The SIGTERM that follows drains the worker.
}
