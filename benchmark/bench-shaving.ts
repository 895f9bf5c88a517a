import path from 'node:path';
import { shavings, type Shaving } from '../packaging/shaving/shavings';
import { stagePackage } from '../packaging/stage-package';
import type { PackedBench } from './bench-packed';
import { buildSnapshots } from './build-snapshots';
import { measureStart } from './measure-start';
import { median } from './spread';
import { unthrottled } from './throttle';

/** What a start takes of a processor without one of the shavings, in ms; and with all, and with none. */
export type ShavingFigures = Readonly<Record<string, number>>;

const withAll = 'none';
const withNone = 'all';

/** Packs the application with all shavings, without each of them and with none, and starts these packages in turns. */
export async function benchShaving({
  root,
  folder,
  rounds,
  tell,
}: Omit<PackedBench, 'rounds'> & { readonly rounds: number }): Promise<ShavingFigures> {
  const { files } = await buildSnapshots(path.join(root, 'content'), folder, tell);
  const without = (name: string) => Object.entries(shavings).filter(([other]) => other !== name);
  const variants: [leftOut: string, kept: readonly Shaving[]][] = [
    [withAll, Object.values(shavings)],
    ...Object.keys(shavings).map((name): [string, Shaving[]] => [
      name,
      without(name).map(([, kept]) => kept),
    ]),
    [withNone, []],
  ];
  const servers = new Map<string, string>();
  for (const [leftOut, kept] of variants) {
    tell(`Packing, left out: ${leftOut}`);
    const packed = path.join(folder, `scf-${servers.size}`);
    await stagePackage({ root, snapshot: files.whole, folder: packed, shavings: kept });
    servers.set(leftOut, path.join(packed, 'server.js'));
  }
  const times = new Map<string, number[]>([...servers.keys()].map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    tell(`Starting servers, ${round} of ${rounds}`);
    for (const [name, script] of servers) {
      const started = await measureStart({ script, path: '/api/v1/articles', env: {} }, unthrottled);
      times.get(name)?.push(started.cpuMs);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** Writes the table, in Markdown. */
export function formatShaving(figures: ShavingFigures): string {
  const least = figures[withAll] ?? 0;
  const rows = Object.entries(figures).map(([name, ms]) => {
    const saved = ms - least;
    return `| ${name} | ${ms.toFixed(1)} | ${saved.toFixed(1)} | ${((saved / least) * 100).toFixed(1)} % |`;
  });
  const heads = [
    '| left out | CPU time of a start, ms | it saves, ms | share |',
    '| --- | --- | --- | --- |',
  ];
  return [...heads, ...rows].join('\n');
}
