import path from 'node:path';
import { decodeSnapshot } from '../core/snapshot/decode-snapshot';
import { openSnapshotFile } from '../infra/snapshot-file';
import { loadConfig } from './content-options';
import { run } from './run';

/**
 * Starts the built server through egg-scripts, in the foreground; further arguments are egg-scripts' own.
 *
 * Egg brings up several processes, each of which would fail on its own over a bad variable or snapshot. So both are
 * tried here first, and said in one sentence.
 */
async function start(): Promise<number> {
  const { snapshot, port } = loadConfig();
  const file = openSnapshotFile(snapshot);
  const { header } = decodeSnapshot(file);
  file.close();
  console.log(`${snapshot}: revision ${header.revision}, ${header.ids.length} articles`);
  console.log(`Casebook: http://localhost:${port}/api/v1/articles`);

  // Egg tells of every step of its start otherwise; whoever wants to read that sets EGG_LOG=INFO.
  process.env.EGG_LOG ??= 'WARN';
  const baseDir = path.resolve(__dirname, '..');
  process.argv = [
    ...process.argv.slice(0, 2),
    'start',
    baseDir,
    '--title=casebook',
    '--workers=1',
    ...process.argv.slice(2),
  ];
  const { default: EggScripts } = await import('egg-scripts');
  new EggScripts().start();
  return 0;
}

run(start);
