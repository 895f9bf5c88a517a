import path from 'node:path';
import { Application } from 'egg';

/**
 * Makes the application as one process, which functions and containers want: without a cluster, an agent, and the
 * files and channels that those share. Configuration is read from the environment; a bad variable throws.
 *
 * Whoever takes `callback()` need not wait for `ready()`, see there.
 */
export function createApplication(): Application {
  // Egg tells of every step of its start otherwise, in a form of its own; the name is spelled as Egg reads it.
  process.env.NODE_CONSOLE_LOGGRE_LEVEL ??= 'WARN';
  // Egg's types know only the options of a cluster; `single` is what egg-scripts calls a single process.
  const options = {
    mode: 'single',
    baseDir: path.resolve(__dirname, '..'),
    env: 'prod',
  } as ConstructorParameters<typeof Application>[0];
  return new Application(options);
}
