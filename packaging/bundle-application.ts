import Module from 'node:module';
import { bundleModule } from './bundle-module';
import { lazyModules, lazyPackages } from './lazy-modules';
import { loadUnitsPlugin } from './load-units';
import { createPackagePaths } from './package-path';
import { lazyModulesPlugin } from './plugins/lazy-exports';
import { lazyPackagesPlugin, sharedModulesPlugin } from './plugins/replace-modules';
import type { Shaving } from './shaving/shavings';
import { writeTable } from './write-table';

/** Files of the package that the platform starts or requires, and the module of the application behind each. */
export const entries = [
  { file: 'server.js', source: 'entry/server.ts' },
  { file: 'event.js', source: 'entry/event.ts' },
  { file: 'sls.js', source: 'entry/component.ts' },
];

/** A file of the package. */
export interface PackageFile {
  /** From the root of the package. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The code of the package. */
export interface Bundle {
  readonly files: readonly PackageFile[];
  /** Every bundled file, as a path in the package. */
  readonly inputs: readonly string[];
}

/**
 * Bundles the application with the real Egg: `bundle.js` with the modules that every start needs, `lazy.js` with the ones
 * that are loaded on first use, and for each entry point a small file that runs it through `load.js`.
 *
 * Egg's loader reads folders. Their contents are known here, so they go into a table that the loader reads instead (see
 * runtime/loader-table.ts). The rest of Egg is unchanged: its own code finds, merges and orders controllers, services,
 * extensions, middleware, plugins and configuration.
 */
export async function bundleApplication(root: string, shavings: readonly Shaving[]): Promise<Bundle> {
  const toPackagePath = createPackagePaths(root);
  const lazy = new Map(
    lazyPackages.map((module) => [toPackagePath(require.resolve(module.name, { paths: [root] })), module]),
  );
  const plugins = [
    loadUnitsPlugin(root, toPackagePath),
    ...shavings.flatMap((shaving) => shaving.plugins ?? []),
    lazyPackagesPlugin(lazy, toPackagePath),
    lazyModulesPlugin(lazyModules, toPackagePath),
  ];
  const changes = shavings.flatMap(({ changeSource }) => changeSource ?? []);
  const bundleMain = (shared: Iterable<string>) =>
    bundleModule(root, writeMain(shared), toPackagePath, plugins, changes);
  // `bundle.js` is built twice: which of its modules `lazy.js` uses is known only after both are built.
  const first = await bundleMain([]);
  const shared = new Set<string>();
  const sharing = sharedModulesPlugin(first.inputs, shared, toPackagePath);
  const lazyMain = `const modules = ${requireTable(lazy.keys())};\nexports.load = (path) => modules[path]();`;
  const later = await bundleModule(root, lazyMain, toPackagePath, [sharing]);
  const main = await bundleMain(shared);
  const code = shavings.reduce(
    (text, { changeOutput }) => changeOutput?.(text) ?? text,
    Buffer.from(main.bytes).toString('utf8'),
  );
  const loaderMain = `module.exports = require('./packaging/runtime/load-bundle');`;
  const loader = await bundleModule(root, loaderMain, toPackagePath);
  return {
    files: [
      // Wrapped as a CommonJS function here, because concatenating a megabyte takes time at every start.
      { path: 'bundle.js', bytes: Buffer.from(Module.wrap(code)) },
      { path: 'lazy.js', bytes: later.bytes },
      { path: 'load.js', bytes: loader.bytes },
      ...entries.map(({ file, source }) => ({ path: file, bytes: Buffer.from(writeEntry(source)) })),
    ],
    inputs: [...main.inputs, ...later.inputs].sort(),
  };
}

/** The main module of `bundle.js`. It runs entry points, and gives `lazy.js` the modules that both use. */
function writeMain(shared: Iterable<string>): string {
  return [
    `const entries = ${requireTable(entries.map(({ source }) => source))};`,
    `const shared = ${requireTable(shared)};`,
    'exports.enter = (source) => entries[source]();',
    'exports.share = (path) => shared[path]();',
  ].join('\n');
}

function requireTable(paths: Iterable<string>): string {
  return writeTable([...paths].map((path) => [path, `require('./${path}')`]));
}

function writeEntry(source: string): string {
  return `'use strict';\nmodule.exports = require('./load.js').bundle.enter('${source}');\n`;
}
