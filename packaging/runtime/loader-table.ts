import fs from 'node:fs';
import path from 'node:path';
import { plugins, scripts } from 'casebook:units';

/**
 * What Egg's loader sees instead of the disk: the scripts of every load unit, in a table that was made with the bundle.
 *
 * The paths are those that the files have in the project, below the folder of the bundle; the files are not there.
 * Whatever is not below a load unit is looked for on the disk, as ever.
 */
const folders = new Set(Object.keys(scripts).flatMap(listParents));
const below = packageRoot + path.sep;

/** `require`, as Egg's loader calls it with paths and names of packages. */
export function requireFile(file: string): unknown {
  const load = scripts[toKey(file)];
  return load === undefined ? packageRequire(file) : load();
}

/** `require.resolve`; the loader's options name the folders to look in for plugins. */
requireFile.resolve = (file: string, options?: { readonly paths?: string[] }): string => {
  if (path.isAbsolute(file)) {
    const found = ['', '.js', '.json', '/index.js'].find((ending) => toKey(file + ending) in scripts);
    if (found !== undefined) return file + found;
    if (isBelowUnit(file)) throw new Error(`Cannot find module '${file}'`);
  }
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(file) ?? [];
  const plugin = name === undefined ? undefined : plugins[name];
  if (plugin !== undefined && rest !== undefined) return path.join(packageRoot, plugin, rest);
  return packageRequire.resolve(file, options);
};

/** `fs`, as Egg's loader uses it. A copy would ask `fs` for everything, and some of that Node.js loads only then. */
export const unitFs = Object.create(fs, {
  existsSync: { value: (file: string) => has(file) || fs.existsSync(file) },
  realpathSync: { value: (file: string) => (has(file) ? file : fs.realpathSync(file)) },
  statSync: {
    value: (file: string) =>
      toKey(file) in scripts ? { isFile: () => true, isDirectory: () => false } : fs.statSync(file),
  },
}) as typeof fs;

/** `globby.sync`, as Egg's loader calls it for a folder of scripts. */
export function listScripts(patterns: readonly string[], { cwd }: { readonly cwd: string }): string[] {
  if (patterns.join() !== '**/*.js')
    throw new Error(
      `The bundle knows which **/*.js there are in ${cwd}, and was asked for ${patterns.join()}.`,
    );
  const start = `${toKey(cwd)}/`;
  return Object.keys(scripts)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length));
}

function has(file: string): boolean {
  const key = toKey(file);
  return key in scripts || folders.has(key);
}

function isBelowUnit(file: string): boolean {
  return listParents(toKey(file)).some((folder) => folders.has(folder));
}

/** The path from the root, as the table has it; whatever is not below the root is in no table. */
function toKey(file: string): string {
  const key = file.startsWith(below) ? file.slice(below.length) : file;
  return path.sep === '/' ? key : key.replaceAll(path.sep, '/');
}

function listParents(key: string): string[] {
  const parts = key.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
