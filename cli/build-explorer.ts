import path from 'node:path';
import { bundleExplorer } from './bundle-explorer';
import { run } from './run';

/** Makes `dist/explorer/`, which the built server shows where EXPLORER is on. */
async function buildExplorer(): Promise<number> {
  const root = path.resolve(__dirname, '..');
  await bundleExplorer(root, path.join(root, 'dist/explorer'));
  return 0;
}

run(buildExplorer);
