import { build, type Plugin } from 'esbuild';
import path from 'node:path';
import type { ToPackagePath } from './package-path';
import { keepFileNames, readFromTable, readSources, type Change } from './plugins/read-sources';

/** One file of CommonJS, and what went into it. */
export interface BundledModule {
  readonly bytes: Uint8Array;
  /** Files, as paths in the package. */
  readonly inputs: ReadonlySet<string>;
}

/** What a bundled file begins with: where it is, and how it loads what is not in it. */
const banner = [
  `'use strict';`,
  `const packageRoot = __dirname, packageRequire = require;`,
  `const packagePlace = (place) => require('node:path').join(packageRoot, place);`,
].join('');

/** Packages that others use where they find them, and that the project does not have. */
const absent = ['proxy-agent'];

/** All that is used of TypeBox's operations on values; another would be missing here, and esbuild would say so. */
const valueCheck = 'node_modules/@sinclair/typebox/build/esm/value/check/index.mjs';

/** Bundles what a text of CommonJS in the root of the project requires. Names of classes and functions survive. */
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
    // Places in the project, not where they may be linked from: these are in the output.
    preserveSymlinks: true,
    keepNames: true,
    minifySyntax: true,
    minifyWhitespace: true,
    // They have a file of their own.
    legalComments: 'none',
    external: absent,
    alias: { '@sinclair/typebox/value': path.join(root, valueCheck) },
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
