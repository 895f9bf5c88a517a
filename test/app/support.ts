import { Application } from 'egg';
import mm, { type MockApplication } from 'egg-mock';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { aSnapshot, type ArticleParts, type WorldOptions } from '../support/builders';
import { withEnvironment } from '../support/with-environment';

const baseDir = path.resolve(__dirname, '../..');

/** Writes a snapshot, or what is said to be one, into a folder of its own below the temporary one. */
export function writeSnapshot(bytes: Uint8Array): { file: string; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-app-'));
  const file = path.join(folder, 'content.snapshot');
  fs.writeFileSync(file, bytes);
  const remove = () => {
    fs.rmSync(folder, { recursive: true });
  };
  return { file, remove };
}

/** An application over a snapshot of its own. */
export interface TestApp {
  readonly app: MockApplication;
  close(): Promise<void>;
}

/**
 * Starts an application that serves these articles; the time is the one of the world.
 *
 * @param options.config what Egg's configuration has besides
 */
export async function startWorld(
  articles: readonly ArticleParts[],
  options: WorldOptions & { env?: Readonly<Record<string, string>>; config?: object } = {},
): Promise<TestApp> {
  const { file, remove } = writeSnapshot(aSnapshot(articles, options));
  const env = {
    EGG_TYPESCRIPT: 'true',
    EGG_SERVER_ENV: 'unittest',
    CONTENT_SNAPSHOT: file,
    // Without the middleware of egg-mock, which no other server has.
    EGG_APP_CONFIG: JSON.stringify({ ...options.config, clusterAppMock: { enable: false } }),
    ...options.env,
  };
  const app = await withEnvironment(env, async () => {
    const started = mm.app({ baseDir, cache: false, clean: false });
    await started.ready();
    return started;
  });
  const now = Date.parse(options.now ?? '2021-01-01T00:00Z');
  app.now = () => now;
  const close = async () => {
    await app.close();
    remove();
  };
  return { app, close };
}

/** Makes an application the way servers do, and hands it over before it is ready. */
export async function withUnreadyApp<T>(file: string, work: (app: Application) => Promise<T>): Promise<T> {
  return withEnvironment({ EGG_TYPESCRIPT: 'true', CONTENT_SNAPSHOT: file }, async () => {
    // Egg's types know only the options of a cluster; `single` is what egg-scripts calls a single process.
    const options = { mode: 'single', baseDir, env: 'unittest' } as ConstructorParameters<
      typeof Application
    >[0];
    const app = new Application(options);
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}

/** Serves what an application calls back, on a free port, while `work` runs. */
export async function serving<T>(
  app: Application,
  work: (origin: string) => Promise<T>,
  onRequest: () => void = () => undefined,
): Promise<T> {
  const listener = app.callback();
  const server = http.createServer((request, response) => {
    void listener(request, response);
    onRequest();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
