import type { Plugin } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import type { ToPackagePath } from '../package-path';

/** Replaces modules of Node.js by objects whose exports are getters. A getter loads the module when it is read. */
export function lazyBuiltinsPlugin(names: readonly string[]): Plugin {
  return {
    name: 'lazy builtins',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path: name }) =>
        names.includes(name) ? { path: name, namespace: 'lazy-builtin' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'lazy-builtin' }, ({ path: name }) => ({
        // The exports in this Node.js; the server runs on the same or a newer one.
        contents: writeExports(
          Object.keys(process.getBuiltinModule(name) ?? {}),
          `packageRequire(${JSON.stringify(name)})`,
        ),
      }));
    },
  };
}

/**
 * Does the same for modules of the application, if the importing module is in another folder.
 *
 * @param modules the used exports of each module, by path in the package
 */
export function lazyModulesPlugin(
  modules: Readonly<Record<string, readonly string[]>>,
  toPackagePath: ToPackagePath,
): Plugin {
  const exportsOf = (file: string) => modules[fs.existsSync(file) ? toPackagePath(file) : ''];
  return {
    name: 'lazy modules',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: name, resolveDir }) => {
        const file = `${path.join(resolveDir, name)}.ts`;
        const folder = path.dirname(file);
        if (folder === resolveDir || !exportsOf(file)) return undefined;
        // The path in the package, because it appears in the output.
        return { path: toPackagePath(file), namespace: 'lazy', pluginData: { folder } };
      });
      build.onLoad({ filter: /./, namespace: 'lazy' }, ({ path: packagePath, pluginData }) => ({
        contents: writeExports(modules[packagePath] ?? [], `require('./${path.basename(packagePath)}')`),
        resolveDir: (pluginData as { folder: string }).folder,
      }));
    },
  };
}

function writeExports(names: readonly string[], module: string): string {
  const write = (name: string) =>
    `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => ${module}.${name} });`;
  return names.map(write).join('\n');
}
