import type { Application } from 'egg';
import cluster from 'node:cluster';
import type http from 'node:http';
import type { QuietOptions } from './call-when-quiet';
import { createDrain } from './drain';
import { exitOnUncaughtException } from './exit-on-uncaught-exception';
import { logListening } from './log-listening';

/** A worker's connections come from the master, which needs a moment to stop taking them (`cluster-process.ts`). */
const patience: QuietOptions = { quietMs: 200, maxMs: 3000 };

/**
 * Lets a worker of egg-cluster serve and end as the single process of `server.ts` does. Elsewhere it does nothing.
 *
 * At SIGTERM egg-cluster calls `app.close()` in each worker and exits when that is done, so the drain is part of closing.
 */
export function joinCluster(app: Application): void {
  if (!cluster.isWorker) return;
  // Egg emits it when the application is ready, before the server listens.
  app.once('server', (server: http.Server) => {
    // Before Egg's own handler, which would go on for half a minute after a crash.
    exitOnUncaughtException();
    const drain = createDrain(app, server, patience);
    app.beforeClose(() => drain('SIGTERM'));
    // Ctrl-C reaches every process of the terminal; the master passes it on as SIGTERM.
    process.on('SIGINT', ignore);
    server.once('listening', () => {
      logListening(app, server);
    });
  });
}

function ignore(): void {
  // The signal after it counts.
}
