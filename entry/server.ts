import http from 'node:http';
import { createApplication } from './create-application';

/** Serves as a single process: the Web function of SCF, containers and plain servers. */
async function serve(): Promise<void> {
  const app = createApplication();
  await app.ready();
  const { port, host } = app.config.casebook;
  const server = http.createServer(app.callback());
  // Lets Egg answer what is no HTTP, as it does where it makes the server itself.
  app.emit('server', server);
  server.listen(port, host);
}

void serve();
