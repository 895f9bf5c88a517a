import fs from 'node:fs';
import path from 'node:path';
import type { Entry } from './entries';
import { listUnitScripts, type LoadUnits } from './list-load-units';
import type { ToPackagePath } from './package-path';

/** The module `casebook:units`: what Egg's loader finds, by path in the package, and the folders of its plugins. */
export function writeUnits({ units, plugins }: LoadUnits, toPackagePath: ToPackagePath): string {
  const scripts = units.flatMap((unit) =>
    listUnitScripts(unit).map((script) => {
      const place = toPackagePath(path.join(unit.folder, script));
      return [place.replace(/\.ts$/, '.js'), `require('./${place}')`] as const;
    }),
  );
  const manifests = [...plugins.values()].map((folder) => {
    const file = path.join(folder, 'package.json');
    // What the loader reads of it.
    const { version, eggPlugin } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
    return [toPackagePath(file), JSON.stringify({ version, eggPlugin })] as const;
  });
  const folders = [...plugins].map(([name, folder]) => [name, toPackagePath(folder)] as const);
  return [
    `exports.scripts = ${writeTable([...scripts, ...manifests])};`,
    `exports.plugins = ${JSON.stringify(Object.fromEntries(folders))};`,
  ].join('\n');
}

/** The main module of `bundle.js`: runs entries, and gives out the modules that `deferred.js` needs, too. */
export function writeMain(entries: readonly Entry[], shared: Iterable<string>): string {
  const toTable = (places: Iterable<string>) =>
    writeTable([...places].map((place) => [place, `require('./${place}')`]));
  return [
    `const entries = ${toTable(entries.map(({ source }) => source))};`,
    `const shared = ${toTable(shared)};`,
    'exports.enter = (source) => entries[source]();',
    'exports.share = (place) => shared[place]();',
  ].join('\n');
}

/** The main module of `deferred.js`. */
export function writeLazy(places: Iterable<string>): string {
  const table = writeTable([...places].map((place) => [place, `require('./${place}')`]));
  return `const modules = ${table};\nexports.load = (place) => modules[place]();`;
}

/** An object of functions, each of which returns what its expression gives, in the order of keys. */
function writeTable(rows: readonly (readonly [key: string, expression: string])[]): string {
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, expression]) => `${JSON.stringify(key)}: () => (${expression}),`);
  return `{\n${lines.join('\n')}\n}`;
}
