import type { Loader, Plugin } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import type { ToPackagePath } from '../package-path';

/** A change of a source text on its way into the bundle. */
export type Change = (source: string, packagePath: string) => string;

/** Reads every script through some changes of its text. */
export function readSources(toPackagePath: ToPackagePath, changes: readonly Change[]): Plugin {
  return {
    name: 'read sources',
    setup(build) {
      build.onLoad({ filter: /\.[jt]s$/, namespace: 'file' }, async ({ path: file }) => {
        const source = await fs.promises.readFile(file, 'utf8');
        const packagePath = toPackagePath(file);
        const contents = changes.reduce((text, change) => change(text, packagePath), source);
        const loader: Loader = file.endsWith('.ts') ? 'ts' : 'js';
        return { contents, loader, resolveDir: path.dirname(file) };
      });
    },
  };
}

/**
 * Gives `__dirname` and `__filename` the values that they would have in the file's own place in the package. The files
 * are not there, but what is said about places stays true: Egg tells its load units apart by them.
 */
export function keepFileNames(source: string, packagePath: string): string {
  if (!/\b__(?:dirname|filename)\b/.test(source)) return source;
  const folder = path.posix.dirname(packagePath);
  const places = [
    `__dirname = packagePlace(${JSON.stringify(folder)})`,
    `__filename = packagePlace(${JSON.stringify(packagePath)})`,
  ];
  return prepend(source, `var ${places.join(', ')};`);
}

/**
 * Lets Egg's loader find its files in the table of the bundle: what it requires by a path, or looks for on the disk.
 * Nothing else in egg-core is touched.
 */
export function readFromTable(source: string, packagePath: string): string {
  if (!packagePath.startsWith('node_modules/egg-core/lib/')) return source;
  const changed = source
    // A literal is a module of its own, which the bundle brings; anything else is a file of a load unit.
    .replace(/\brequire(?=\.resolve\()|\brequire(?=\((?!['"]))/g, 'loaderTable.requireFile')
    .replace(/\brequire\('fs'\)/g, 'loaderTable.unitFs')
    .replace(/\brequire\('globby'\)/g, '{ sync: loaderTable.listScripts }');
  return changed === source
    ? source
    : prepend(changed, "const loaderTable = require('casebook:loader-table');");
}

function prepend(source: string, line: string): string {
  const [directive = ''] = /^\s*(['"])use strict\1;?/.exec(source) ?? [];
  return `${directive};${line}${source.slice(directive.length)}`;
}
