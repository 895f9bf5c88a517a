import http from 'node:http';
import { createApplication } from './create-application';
import { createStop } from './drain';
import { exitOnUncaughtException } from './exit-on-uncaught-exception';
import { logListening } from './log-listening';
import { describeStartupError } from './describe-startup-error';
import { onSignal } from './signals';

/**
 * Serves as a single process, for Web functions of SCF, containers and plain servers, until SIGTERM or SIGINT stops it. If the
 * server cannot start, it prints the reason and exits with code 1.
 */
export function serve(): void {
  openServer().catch((error: unknown) => {
    process.stderr.write(`${describeStartupError(error)}\n`);
    process.exit(1);
  });
}

async function openServer(): Promise<void> {
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
  onSignal(createStop(app, server));
  logListening(app, server);
}
