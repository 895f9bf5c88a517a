import http from 'node:http';
import { createApplication } from './create-application';
import { createStop } from './drain';
import { exitOnUncaughtException } from './exit-on-uncaught-exception';
import { logListening } from './log-listening';
import { describeStartupError } from './describe-startup-error';

/**
 * Serves as a single process, for Web functions of SCF, containers and plain servers, until SIGTERM or SIGINT stops it. If the
 * server cannot start, it prints the reason and exits with code 1.
 */
export function serve(): void {
  // Before it listens there is nothing to finish. The first process of a container would even ignore a signal without this.
  let stop: (signal: string) => void = () => process.exit(0);
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      stop(signal);
    });
  }
  openServer().then(
    (stopServer) => {
      stop = stopServer;
    },
    (error: unknown) => {
      process.stderr.write(`${describeStartupError(error)}\n`);
      process.exit(1);
    },
  );
}

/** Starts the server. Returns what stops it. */
async function openServer(): Promise<(signal: string) => void> {
  const app = createApplication();
  await app.ready();
  const { port, host } = app.config.casebook;
  const server = http.createServer(app.callback());
  // Before Egg's own handler, which would keep a crashed process alive for half a minute.
  exitOnUncaughtException();
  // Egg responds to invalid HTTP, as it does for a server that it creates itself.
  app.emit('server', server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  logListening(app, server);
  return createStop(app, server);
}
