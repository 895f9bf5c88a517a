import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Application } from 'egg';
import { withEnvironment } from './with-environment';

const baseDir = path.resolve(__dirname, '../..');

/** An application that answers on a port of this machine. */
export interface RunningApp {
  readonly port: number;
  /** Sets the time that articles are judged by, in ms. */
  setNow(ms: number): void;
  close(): Promise<void>;
}

/**
 * Starts the application in this process, as one server on a free port.
 *
 * The environment is put back once it is read, so that several can run one after another with different ones.
 *
 * @param env variables to set; `CONTENT_SNAPSHOT` names what is served
 */
export async function startApp(env: Readonly<Record<string, string>>): Promise<RunningApp> {
  const app = await withEnvironment({ ...env, EGG_TYPESCRIPT: 'true' }, async () => {
    // Egg's types know only the options of a cluster; `single` is what egg-scripts calls a single process.
    const options = { mode: 'single', baseDir, env: 'unittest' } as ConstructorParameters<
      typeof Application
    >[0];
    const started = new Application(options);
    await started.ready();
    return started;
  });
  const server = http.createServer(app.callback());
  // Lets Egg answer what is no HTTP, as it does where it makes the server itself.
  app.emit('server', server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    setNow(ms) {
      app.now = () => ms;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.close();
    },
  };
}
