import type { Plugin } from 'esbuild';
import type { LazyPackage } from '../lazy-modules';
import type { ToPackagePath } from '../package-path';

/** Replaces modules of `lazy.js`, by their path in the package, by lazy proxies. */
export function lazyPackagesPlugin(
  lazy: ReadonlyMap<string, LazyPackage>,
  toPackagePath: ToPackagePath,
): Plugin {
  return replaceModules('lazy packages', toPackagePath, (path) => {
    const hints = lazy.get(path);
    if (!hints) return undefined;
    const load = `() => packageRequire('./lazy.js').load(${JSON.stringify(path)})`;
    return `module.exports = require('casebook:lazy-proxy').lazyProxy(${load}, ${JSON.stringify(hints)});`;
  });
}

/**
 * Lets `lazy.js` use modules of `bundle.js`, which exports them by `share`.
 *
 * @param available the modules of `bundle.js`
 * @param used receives the ones that are used
 */
export function sharedModulesPlugin(
  available: ReadonlySet<string>,
  used: Set<string>,
  toPackagePath: ToPackagePath,
): Plugin {
  return replaceModules('shared modules', toPackagePath, (path) => {
    if (!available.has(path)) return undefined;
    used.add(path);
    return `module.exports = packageRequire('./load.js').bundle.share(${JSON.stringify(path)});`;
  });
}

/** Marks our own resolve requests, which must not be handled again. */
const nested = { isNested: true };

/** @param write returns the source that replaces a file, or undefined to keep the file */
function replaceModules(
  name: string,
  toPackagePath: ToPackagePath,
  write: (path: string) => string | undefined,
): Plugin {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path: request, pluginData, ...args }) => {
        if (pluginData === nested || args.kind === 'entry-point') return undefined;
        const { importer, namespace, resolveDir, kind } = args;
        const options = { importer, namespace, resolveDir, kind, pluginData: nested };
        const found = await build.resolve(request, options);
        if (found.errors.length > 0 || found.external || found.namespace !== 'file') return undefined;
        const path = toPackagePath(found.path);
        return write(path) === undefined ? undefined : { path, namespace: name };
      });
      build.onLoad({ filter: /./, namespace: name }, ({ path }) => ({
        contents: write(path) ?? '',
        resolveDir: __dirname,
      }));
    },
  };
}
