import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { toLogLine } from '../app/operations/to-log-line';
import { createApplication } from './create-application';
import { drainOnSignal } from './drain';
import { endOnCrash } from './end-on-crash';
import { toStartFailure } from './to-start-failure';

/** Serves as a single process: the Web function of SCF, containers and plain servers. */
async function serve(): Promise<void> {
  const app = createApplication();
  await app.ready();
  const { port, host } = app.config.casebook;
  const server = http.createServer(app.callback());
  // Before the next line: Egg would go on for half a minute after a crash.
  endOnCrash();
  // Lets Egg answer what is no HTTP, as it does where it makes the server itself.
  app.emit('server', server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  drainOnSignal(app, server);
  const address = server.address() as AddressInfo;
  app.writeLog(toLogLine('info', { event: 'listening', host: address.address, port: address.port }));
}

serve().catch((error: unknown) => {
  process.stderr.write(`${toStartFailure(error)}\n`);
  process.exit(1);
});
