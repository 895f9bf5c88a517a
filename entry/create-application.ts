import path from 'node:path';
import { Application } from 'egg';
import './home-folder';

/**
 * Creates the application in single-process mode, for functions and containers: without cluster and agent, and without the
 * files and channels that these share. It reads the configuration from the environment.
 *
 * `callback()` may be used before `ready()`; see `app/extend/application.ts`.
 *
 * @throws ConfigError if a variable is invalid
 */
export function createApplication(): Application {
  // Otherwise Egg logs every step of its start, in its own format. The misspelled name is Egg's.
  process.env.NODE_CONSOLE_LOGGRE_LEVEL ??= 'WARN';
  // Egg's types contain only the options of a cluster; egg-scripts uses `single`, too.
  const options = {
    mode: 'single',
    baseDir: path.resolve(__dirname, '..'),
    env: 'prod',
  } as ConstructorParameters<typeof Application>[0];
  return new Application(options);
}
