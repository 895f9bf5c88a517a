import type { Plugin } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import type { ToPackagePath } from '../package-path';

/** A change to the source text of a module before it is bundled. */
export type Change = (source: string, packagePath: string) => string;

/** Applies changes to the source text of every script. */
export function readSources(toPackagePath: ToPackagePath, changes: readonly Change[]): Plugin {
  return {
    name: 'read sources',
    setup(build) {
      build.onLoad({ filter: /\.[jt]s$/, namespace: 'file' }, async ({ path: file }) => {
        const source = await fs.promises.readFile(file, 'utf8');
        const packagePath = toPackagePath(file);
        const contents = changes.reduce((text, change) => change(text, packagePath), source);
        return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js', resolveDir: path.dirname(file) };
      });
    },
  };
}

/**
 * Gives `__dirname` and `__filename` the values that they would have if the file were in the package by itself. Egg tells
 * its load units apart by these paths.
 */
export function keepFileNames(source: string, packagePath: string): string {
  if (!/\b__(?:dirname|filename)\b/.test(source)) return source;
  const folder = path.posix.dirname(packagePath);
  const [dirname, filename] = [folder, packagePath].map((own) => `inPackage(${JSON.stringify(own)})`);
  return prepend(source, `var __dirname = ${dirname}, __filename = ${filename};`);
}

/**
 * Makes Egg's loader read the loader table instead of the disk. Nothing else in egg-core is changed.
 */
export function readFromTable(source: string, packagePath: string): string {
  if (!packagePath.startsWith('node_modules/egg-core/lib/')) return source;
  const changed = source
    // A string literal names a bundled module, anything else is a file of a load unit.
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
