import type { Plugin } from 'esbuild';

/** Gives the bundle a module that is in no file: `require(name)` finds `source`, CommonJS that may require files. */
export function provideModule(name: string, source: string, resolveDir: string): Plugin {
  return {
    name: `provide ${name}`,
    setup(build) {
      build.onResolve({ filter: /^casebook:/ }, ({ path }) =>
        path === name ? { path, namespace: 'provided' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'provided' }, ({ path }) =>
        path === name ? { contents: source, loader: 'js', resolveDir } : undefined,
      );
    },
  };
}
