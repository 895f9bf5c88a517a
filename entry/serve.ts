import http from 'node:http';
import { createApplication } from './create-application';
import { drainOnSignal } from './drain';
import { exitOnUncaughtException } from './exit-on-uncaught-exception';
import { logListening } from './log-listening';
import { describeStartupError } from './describe-startup-error';

/**
 * Serves as a single process: the Web function of SCF, containers and plain servers. Ends it with exit code 1, and in one
 * sentence, where that cannot be.
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
  // Before the next line: Egg would go on for half a minute after a crash.
  exitOnUncaughtException();
  // Lets Egg answer what is no HTTP, as it does where it makes the server itself.
  app.emit('server', server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  drainOnSignal(app, server);
  logListening(app, server);
}
