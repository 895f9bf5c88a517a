import { build, type Plugin } from 'esbuild';
import path from 'node:path';
import type { ToPackagePath } from './package-path';
import { keepFileNames, readFromTable, readSources, type Change } from './plugins/read-sources';

/** A bundled CommonJS file. */
export interface BundledModule {
  readonly bytes: Uint8Array;
  /** The files in it, as paths in the package. */
  readonly inputs: ReadonlySet<string>;
}

/** The start of a bundled file: its folder, and how it loads modules outside of it. */
const banner = [
  `'use strict';`,
  `const packageRoot = __dirname, packageRequire = require;`,
  `const inPackage = (path) => require('node:path').join(packageRoot, path);`,
].join('');

/** Optional dependencies of other packages that the project does not install. */
const absent = ['proxy-agent'];

/** The only used operation of TypeBox on values. If the code used another one, esbuild would report it as missing. */
const valueCheck = 'node_modules/@sinclair/typebox/build/esm/value/check/index.mjs';

/** Modules that the changes and plugins of this folder add to the bundle. */
const runtimeModules = {
  'casebook:lazy-proxy': path.join(__dirname, 'runtime/lazy-proxy.ts'),
  'casebook:lazy-stubs': path.join(__dirname, 'runtime/lazy-stubs.ts'),
  'casebook:loader-table': path.join(__dirname, 'runtime/loader-table.ts'),
};

/** Bundles the CommonJS text `source`, which requires files from the root of the project. Keeps names of classes and functions. */
export async function bundleModule(
  root: string,
  source: string,
  toPackagePath: ToPackagePath,
  plugins: readonly Plugin[] = [],
  changes: readonly Change[] = [],
): Promise<BundledModule> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, sourcefile: 'main-module.js' },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    // `load-bundle.ts` runs the bundle as a `vm.Script`, in which `import()` is an error; esbuild writes `require` instead.
    supported: { 'dynamic-import': false },
    // Paths in the project, not the targets of links, because they appear in the output.
    preserveSymlinks: true,
    keepNames: true,
    minifySyntax: true,
    minifyWhitespace: true,
    // They are in THIRD-PARTY-LICENCES.txt.
    legalComments: 'none',
    external: absent,
    alias: { '@sinclair/typebox/value': path.join(root, valueCheck), ...runtimeModules },
    banner: { js: banner },
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [...plugins, readSources(toPackagePath, [keepFileNames, readFromTable, ...changes])],
  });
  const [file] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  if (!file || !output) throw new Error('esbuild wrote no file.');
  const files = Object.keys(output.inputs).filter((input) => !/:|^<|^main-module\.js$/.test(input));
  return {
    bytes: file.contents,
    inputs: new Set(files.map((input) => toPackagePath(path.join(root, input)))),
  };
}
