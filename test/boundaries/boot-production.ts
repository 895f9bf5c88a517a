import { Application } from 'egg';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { projectDir } from './list-sources';

/** Run as a process of its own: starts the production server, asks it for a list and the explorer, and prints what it has loaded. */
async function bootProduction(): Promise<void> {
  // Egg's types know only the options of a cluster; `single` is what egg-scripts calls a single process.
  const options = { mode: 'single', baseDir: projectDir, env: 'prod' } as ConstructorParameters<
    typeof Application
  >[0];
  const app = new Application(options);
  await app.ready();
  const server = http.createServer((request, response) => void app.callback()(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/articles?tag=egg&format=html&facets=tag`);
  const { meta } = (await answer.json()) as { meta: { total: number } };
  const { status: explorer } = await fetch(`http://127.0.0.1:${port}/`);
  const loaded = Object.keys(require.cache);
  process.stdout.write(
    `\n${JSON.stringify({ status: answer.status, total: meta.total, explorer, loaded })}\n`,
    () => {
      process.exit(0);
    },
  );
}

void bootProduction();
