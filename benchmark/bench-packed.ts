import path from 'node:path';
import { shavings } from '../packaging/shaving/shavings';
import { stagePackage } from '../packaging/stage-package';
import { benchColdStart, formatStarts, writeBareServer, type StartTable } from './bench-cold-start';
import { buildSnapshots } from './build-snapshots';
import { replicateContent } from './replicate-content';

/** How many articles the packed server is started with. */
const sizes = [10, 1_000, 10_000];

export interface PackedBench {
  readonly root: string;
  /** For everything that is made; emptied by the caller. */
  readonly folder: string;
  readonly rounds: { readonly full: number; readonly throttled: number };
  readonly tell: (line: string) => void;
}

/** Packs the application and measures its cold start with contents of different sizes. */
export async function benchPacked({ root, folder, rounds, tell }: PackedBench) {
  const snapshots = new Map<string, string>();
  for (const articles of sizes) {
    tell(`Generating ${articles} articles`);
    const work = path.join(folder, String(articles));
    replicateContent(path.join(root, 'content'), path.join(work, 'content'), articles);
    const { files } = await buildSnapshots(path.join(work, 'content'), work, tell);
    snapshots.set(`Casebook, ${articles} articles`, files.whole);
  }
  const [first = ''] = snapshots.values();
  tell('Packing the application');
  const packed = path.join(folder, 'scf');
  await stagePackage({ root, snapshot: first, folder: packed, shavings: Object.values(shavings) });
  const tables: readonly StartTable[] = await benchColdStart({
    bare: writeBareServer(folder),
    server: path.join(packed, 'server.js'),
    snapshots,
    rounds,
    tell,
  });
  return { tables, text: formatStarts(tables) };
}
