import type { Plugin } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import type { ToPackagePath } from '../package-path';

/**
 * Lets modules of Node.js run when something of them is used: whoever requires one gets an object with its exports, each of
 * which is taken from it when it is asked for.
 */
export function lazyBuiltinsPlugin(names: readonly string[]): Plugin {
  return {
    name: 'run builtins late',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path: name }) =>
        names.includes(name) ? { path: name, namespace: 'late-builtin' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'late-builtin' }, ({ path: name }) => ({
        // Those that this Node.js has; the server runs on the same or a newer one.
        contents: writeExports(
          Object.keys(process.getBuiltinModule(name) ?? {}),
          `packageRequire(${JSON.stringify(name)})`,
        ),
      }));
    },
  };
}

/**
 * The same for modules of the application, for users in other folders than their own.
 *
 * @param modules what is used of each, by path in the package
 */
export function lazyModulesPlugin(
  modules: Readonly<Record<string, readonly string[]>>,
  toPackagePath: ToPackagePath,
): Plugin {
  const exportsOf = (file: string) => modules[fs.existsSync(file) ? toPackagePath(file) : ''];
  return {
    name: 'run late',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: name, resolveDir }) => {
        const file = `${path.join(resolveDir, name)}.ts`;
        const folder = path.dirname(file);
        if (folder === resolveDir || !exportsOf(file)) return undefined;
        // Its place in the package: this path is in the output.
        return { path: toPackagePath(file), namespace: 'late', pluginData: { folder } };
      });
      build.onLoad({ filter: /./, namespace: 'late' }, ({ path: place, pluginData }) => ({
        contents: writeExports(modules[place] ?? [], `require('./${path.basename(place)}')`),
        resolveDir: (pluginData as { folder: string }).folder,
      }));
    },
  };
}

function writeExports(names: readonly string[], module: string): string {
  const lines = names.map(
    (name) =>
      `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => ${module}.${name} });`,
  );
  return lines.join('\n');
}
