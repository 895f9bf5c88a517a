import fs from 'node:fs';
import path from 'node:path';
import { plugins, scripts } from 'casebook:units';

/**
 * The table that Egg's loader reads instead of the disk: the scripts of every load unit, listed when the bundle was made.
 *
 * Paths are the ones in the project, below the folder of the bundle, where the files do not exist. Files that are not
 * below a load unit are read from the disk.
 */
const folders = new Set(Object.keys(scripts).flatMap(listParents));
const rootPrefix = packageRoot + path.sep;

/** Replaces `require` in Egg's loader, which calls it with paths and package names. */
export function requireFile(file: string): unknown {
  const load = scripts[toKey(file)];
  return load === undefined ? packageRequire(file) : load();
}

/** Replaces `require.resolve`; the loader's options contain the folders with plugins. */
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

/** Replaces `fs` in Egg's loader. Not a copy: reading every member of `fs` would make Node.js load more modules. */
export const unitFs = Object.create(fs, {
  existsSync: { value: (file: string) => has(file) || fs.existsSync(file) },
  realpathSync: { value: (file: string) => (has(file) ? file : fs.realpathSync(file)) },
  statSync: {
    value: (file: string) =>
      toKey(file) in scripts ? { isFile: () => true, isDirectory: () => false } : fs.statSync(file),
  },
}) as typeof fs;

/** Replaces `globby.sync`, which Egg's loader calls for a folder of scripts. */
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

/** The key of a file in the table; a path outside of the root stays as it is, and is not in the table. */
function toKey(file: string): string {
  const key = file.startsWith(rootPrefix) ? file.slice(rootPrefix.length) : file;
  return path.sep === '/' ? key : key.replaceAll(path.sep, '/');
}

function listParents(key: string): string[] {
  const parts = key.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
