import type { OnResolveArgs, Plugin, PluginBuild } from 'esbuild';
import type { LazyPackage } from '../lazy-modules';
import type { ToPackagePath } from '../package-path';

/** Marks a question of ours, so that it is not asked again. */
const asked = { isAsked: true };

/** Puts stand-ins for deferred modules into the bundle; whose they are is told by their path in the package. */
export function lazyPackagesPlugin(
  deferred: ReadonlyMap<string, LazyPackage>,
  toPackagePath: ToPackagePath,
): Plugin {
  return {
    name: 'defer modules',
    setup(build) {
      onFile(build, (file) => {
        const place = toPackagePath(file);
        return deferred.has(place) ? { path: place, namespace: 'deferred' } : undefined;
      });
      build.onLoad({ filter: /./, namespace: 'deferred' }, ({ path }) => ({
        contents: `module.exports = require('casebook:lazy-proxy').lazyProxy(
          () => packageRequire('./deferred.js').load(${JSON.stringify(path)}),
          ${JSON.stringify(deferred.get(path))},
        );`,
        resolveDir: __dirname,
      }));
    },
  };
}

/**
 * Lets the second file of the bundle use the modules that are in the first, which gives them out by `share`.
 *
 * @param available the modules of the first file
 * @param used gets the names of those that are used
 */
export function sharedModulesPlugin(
  available: ReadonlySet<string>,
  used: Set<string>,
  toPackagePath: ToPackagePath,
): Plugin {
  return {
    name: 'share modules',
    setup(build) {
      onFile(build, (file) => {
        const place = toPackagePath(file);
        if (!available.has(place)) return undefined;
        used.add(place);
        return { path: place, namespace: 'shared' };
      });
      build.onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = packageRequire('./load.js').bundle.share(${JSON.stringify(path)});`,
      }));
    },
  };
}

type Answer = { readonly path: string; readonly namespace: string } | undefined;

/** Answers for modules that are files, once they are found. */
function onFile(build: PluginBuild, answer: (file: string) => Answer): void {
  build.onResolve({ filter: /./ }, async (args: OnResolveArgs) => {
    if (args.pluginData === asked || args.kind === 'entry-point') return undefined;
    const { path: name, importer, resolveDir, kind } = args;
    const found = await build.resolve(name, {
      importer,
      resolveDir,
      kind,
      pluginData: asked,
      namespace: args.namespace,
    });
    if (found.errors.length > 0 || found.external || found.namespace !== 'file') return undefined;
    return answer(found.path);
  });
}
