import type { Plugin } from 'esbuild';

/** A module that takes time to load, and that a start hardly uses. */
interface Stub {
  /** As in `require`, without `node:`. */
  readonly name: string;
  /** The function of runtime/lazy-stubs.ts that makes the stub. */
  readonly maker: 'stubAssert' | 'stubPerfHooks' | 'stubMzFs' | 'stubDebug';
}

/** Replaces a module by a stub, which loads the module when more of it is used. */
export function stubModule({ name, maker }: Stub): Plugin {
  const namespace = `stub of ${name}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^(?:node:)?${name}$`) }, ({ namespace: importing, resolveDir }) =>
        // The stub itself requires the module.
        importing === namespace ? undefined : { path: name, namespace, pluginData: { resolveDir } },
      );
      build.onLoad({ filter: /./, namespace }, ({ pluginData }) => {
        const exported = process.getBuiltinModule(name);
        // A module of Node is outside of the bundle, any other is in it.
        const load = `${exported ? 'packageRequire' : 'require'}('${name}')`;
        const names = JSON.stringify(Object.keys(exported ?? {}));
        return {
          contents: `module.exports = require('casebook:lazy-stubs').${maker}(() => ${load}, ${names});`,
          ...(pluginData as { resolveDir: string }),
        };
      });
    },
  };
}
