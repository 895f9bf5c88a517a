import path from 'node:path';
import { shavings } from '../packaging/shaving/shavings';
import { stagePackage } from '../packaging/stage-package';
import { benchColdStart, formatStarts, writeBaselineServer, type StartTable } from './bench-cold-start';
import { buildSnapshots } from './build-snapshots';
import { replicateContent } from './replicate-content';

/** The numbers of articles to start the packed server with. */
const sizes = [10, 1_000, 10_000];

export interface PackedBench {
  readonly root: string;
  /** Working folder; the caller removes it. */
  readonly folder: string;
  readonly rounds: { readonly full: number; readonly throttled: number };
  readonly log: (line: string) => void;
}

/** Packs the application and measures its cold start with content of different sizes. */
export async function benchPacked({ root, folder, rounds, log }: PackedBench) {
  const snapshots = new Map<string, string>();
  for (const articles of sizes) {
    log(`Generating ${articles} articles`);
    const work = path.join(folder, String(articles));
    replicateContent(path.join(root, 'content'), path.join(work, 'content'), articles);
    const { files } = await buildSnapshots(path.join(work, 'content'), work, log);
    snapshots.set(`Casebook, ${articles} articles`, files.complete);
  }
  const [first = ''] = snapshots.values();
  log('Packing the application');
  const packed = path.join(folder, 'scf');
  await stagePackage({ root, snapshot: first, folder: packed, shavings: Object.values(shavings) });
  const tables: readonly StartTable[] = await benchColdStart({
    baseline: writeBaselineServer(folder),
    server: path.join(packed, 'server.js'),
    snapshots,
    rounds,
    log,
  });
  return { tables, text: formatStarts(tables) };
}
