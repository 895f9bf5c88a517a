import { decodeSnapshot } from '../core/snapshot/decode-snapshot';
import { openSnapshotFile } from '../infra/snapshot-file';
import { loadConfig } from './content-options';
import { run } from './run';

/** Before a server starts in four processes: says in one, and at once, what would stop it. */
function checkEnvironment(): number {
  const { snapshot } = loadConfig();
  const file = openSnapshotFile(snapshot);
  decodeSnapshot(file);
  file.close();
  return 0;
}

run(checkEnvironment);
