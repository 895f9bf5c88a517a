import type { Plugin } from 'esbuild';

/** A module whose loading is felt, and of which a start uses next to nothing. */
interface StandIn {
  /** As `require` is given it, without `node:`. */
  readonly name: string;
  /** The function of runtime/lazy-stubs.ts that makes the stand-in. */
  readonly maker: 'stubAssert' | 'stubPerfHooks' | 'stubMzFs' | 'stubDebug';
}

/** Puts a stand-in for a module into the bundle. The stand-in loads the module when more of it is used. */
export function stubModule({ name, maker }: StandIn): Plugin {
  const namespace = `stand-in for ${name}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^(?:node:)?${name}$`) }, ({ namespace: asking, resolveDir }) =>
        // The stand-in itself asks for the module.
        asking === namespace ? undefined : { path: name, namespace, pluginData: { resolveDir } },
      );
      build.onLoad({ filter: /./, namespace }, ({ pluginData }) => {
        const exported = process.getBuiltinModule(name);
        // Node's own is outside the bundle, the other in it.
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
