import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { UsageError } from '../cli/run';
import { findFreePort } from './find-free-port';

/**
 * Writes V8's code cache for the staged package in `folder`: the compiled code of a start and a first response. It is valid
 * for this build of Node.js only; runtime/load-bundle.ts checks that.
 */
export async function writeCodeCache(folder: string, target: string): Promise<void> {
  const script = path.join(__dirname, 'runtime/make-code-cache.ts');
  const node = ['--disable-warning=ExperimentalWarning', '--require', require.resolve('esbuild-register')];
  // The order of objects in memory, and so in the cache, depends on these.
  const seeds = ['--hash-seed=1', '--random-seed=1'];
  const { status, stderr } = spawnSync(process.execPath, [...seeds, ...node, script, folder, target], {
    // A fixed environment, because variables could change the bytes.
    env: { HOST: '127.0.0.1', PORT: String(await findFreePort()), TZ: 'Asia/Shanghai' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0)
    throw new UsageError(`The packed server could not be started for its code cache:\n${stderr}`);
}
