import Module from 'node:module';
import path from 'node:path';
import { bundleModule } from './bundle-module';
import { lazyPackages, lazyModules } from './lazy-modules';
import { listEntries } from './entries';
import { listLoadUnits } from './list-load-units';
import { createPackagePaths } from './package-path';
import { lazyPackagesPlugin, sharedModulesPlugin } from './plugins/lazy-packages';
import { provideModule } from './plugins/provide-module';
import { lazyModulesPlugin } from './plugins/lazy-exports';
import type { Shaving } from './shaving/shavings';
import { writeLazy, writeMain, writeUnits } from './write-modules';

/** A file of the package, by its path from the root. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The code of the package. */
export interface Bundle {
  readonly files: readonly PackageFile[];
  /** Every file that went into it, as paths in the package. */
  readonly inputs: readonly string[];
}

/**
 * Bundles the application together with the real Egg: `bundle.js` with what every start needs, `deferred.js` with what is
 * loaded on first use, and a small file for each entry, which takes the bundle through `load.js`.
 *
 * Egg's loader reads folders: what it would find there is known here, and put into a table that it reads instead (see
 * runtime/loader-table.ts). All else of Egg is as it was, and does not know that it is bundled: controllers, services,
 * extensions, middleware, plugins and configuration are found, merged and ordered by its own code.
 */
export async function bundleApplication(root: string, shavings: readonly Shaving[]): Promise<Bundle> {
  const toPackagePath = createPackagePaths(root);
  const entries = listEntries(root);
  const deferred = new Map(
    lazyPackages.map((module) => [toPackagePath(require.resolve(module.name, { paths: [root] })), module]),
  );
  const runtime = path.join(__dirname, 'runtime');
  const plugins = [
    provideModule('casebook:units', writeUnits(listLoadUnits(root), toPackagePath), root),
    provideModule('casebook:loader-table', `module.exports = require('./loader-table');`, runtime),
    provideModule('casebook:lazy-proxy', `module.exports = require('./lazy-proxy');`, runtime),
    provideModule('casebook:lazy-stubs', `module.exports = require('./lazy-stubs');`, runtime),
    ...shavings.flatMap(({ plugins: own }) => own ?? []),
    lazyPackagesPlugin(deferred, toPackagePath),
    lazyModulesPlugin(lazyModules, toPackagePath),
  ];
  // Twice: what the second file shares with the first is known when both were made.
  const changes = shavings.flatMap(({ changeSource }) => changeSource ?? []);
  const first = await bundleModule(root, writeMain(entries, []), toPackagePath, plugins, changes);
  const shared = new Set<string>();
  const sharing = sharedModulesPlugin(first.inputs, shared, toPackagePath);
  const later = await bundleModule(root, writeLazy(deferred.keys()), toPackagePath, [sharing]);
  const main = await bundleModule(root, writeMain(entries, shared), toPackagePath, plugins, changes);
  const code = shavings.reduce(
    (text, { changeOutput }) => changeOutput?.(text) ?? text,
    Buffer.from(main.bytes).toString('utf8'),
  );
  const loader = await bundleModule(
    root,
    `module.exports = require('./packaging/runtime/load-bundle');`,
    toPackagePath,
  );
  return {
    files: [
      // The function that a CommonJS module is: joining that of strings of a megabyte takes time at every start.
      { path: 'bundle.js', bytes: Buffer.from(Module.wrap(code)) },
      { path: 'deferred.js', bytes: later.bytes },
      { path: 'load.js', bytes: loader.bytes },
      ...entries.map(({ file, source }) => ({ path: file, bytes: Buffer.from(writeEntry(source)) })),
    ],
    inputs: [...main.inputs, ...later.inputs].sort(),
  };
}

function writeEntry(source: string): string {
  return `'use strict';\nmodule.exports = require('./load.js').bundle.enter('${source}');\n`;
}
