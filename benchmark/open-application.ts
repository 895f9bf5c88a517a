import { Application } from 'egg';
import path from 'node:path';

/** Starts the application beside the compiled benchmark, in production and as a single process. */
export async function openApplication(): Promise<Application> {
  // Egg's types know only the options of a cluster; `single` is what egg-scripts calls a single process.
  const options = {
    mode: 'single',
    baseDir: path.resolve(__dirname, '..'),
    env: 'prod',
  } as ConstructorParameters<typeof Application>[0];
  const app = new Application(options);
  await app.ready();
  return app;
}
