import path from 'node:path';
import { shavings, type Shaving } from '../packaging/shaving/shavings';
import { stagePackage } from '../packaging/stage-package';
import type { PackedBench } from './bench-packed';
import { buildSnapshots } from './build-snapshots';
import { measureStart } from './measure-start';
import { median } from './spread';
import { unthrottled } from './throttle';

/** CPU time of a start in ms, by the shaving that is left out; `none` is with all of them, `all` without any. */
export type ShavingFigures = Readonly<Record<string, number>>;

const withAll = 'none';
const withNone = 'all';

/** Packs the application with all shavings, without each one, and without any. Alternates the starts of these packages. */
export async function benchShaving({
  root,
  folder,
  rounds,
  log,
}: Omit<PackedBench, 'rounds'> & { readonly rounds: number }): Promise<ShavingFigures> {
  const { files } = await buildSnapshots(path.join(root, 'content'), folder, log);
  const without = (name: string) => Object.entries(shavings).filter(([other]) => other !== name);
  const variants: [leftOut: string, included: readonly Shaving[]][] = [
    [withAll, Object.values(shavings)],
    ...Object.keys(shavings).map((name): [string, Shaving[]] => [
      name,
      without(name).map(([, shaving]) => shaving),
    ]),
    [withNone, []],
  ];
  const servers = new Map<string, string>();
  for (const [leftOut, included] of variants) {
    log(`Packing, left out: ${leftOut}`);
    const packed = path.join(folder, `scf-${servers.size}`);
    await stagePackage({ root, snapshot: files.complete, folder: packed, shavings: included });
    servers.set(leftOut, path.join(packed, 'server.js'));
  }
  const times = new Map<string, number[]>([...servers.keys()].map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    log(`Starting servers, ${round} of ${rounds}`);
    for (const [name, script] of servers) {
      const started = await measureStart({ script, path: '/api/v1/articles', env: {} }, unthrottled);
      times.get(name)?.push(started.cpuMs);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** Formats the figures as a Markdown table. */
export function formatShaving(figures: ShavingFigures): string {
  const least = figures[withAll] ?? 0;
  const rows = Object.entries(figures).map(([name, ms]) => {
    const saved = ms - least;
    return `| ${name} | ${ms.toFixed(1)} | ${saved.toFixed(1)} | ${((saved / least) * 100).toFixed(1)} % |`;
  });
  const headings = [
    '| left out | CPU time of a start, ms | it saves, ms | share |',
    '| --- | --- | --- | --- |',
  ];
  return [...headings, ...rows].join('\n');
}
