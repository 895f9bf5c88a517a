import type { Plugin } from 'esbuild';

/** By module: the function of runtime/late.ts that makes its stand-in. */
const makers: Readonly<Record<string, string>> = {
  assert: 'standForAssert',
  perf_hooks: 'standForPerfHooks',
  'mz/fs': 'standForMzFs',
  debug: 'standForDebug',
  'is-generator-function': 'standForIsGeneratorFunction',
};

const namespace = 'stand-in';

/** Puts stand-ins for modules into the bundle whose loading is felt, and of which a start uses next to nothing. */
export function putStandIns(): Plugin {
  return {
    name: 'put stand-ins',
    setup(build) {
      build.onResolve(
        { filter: /^(?:(?:node:)?(?:assert|perf_hooks)|mz\/fs|debug|is-generator-function)$/ },
        (args) => {
          if (args.namespace === namespace) return undefined;
          return {
            path: args.path.replace(/^node:/, ''),
            namespace,
            pluginData: { resolveDir: args.resolveDir },
          };
        },
      );
      build.onLoad({ filter: /./, namespace }, ({ path: name, pluginData }) => {
        const exported = process.getBuiltinModule(name);
        // Node's own is outside the bundle, the other in it.
        const load = `${exported ? 'packageRequire' : 'require'}('${name}')`;
        const names = JSON.stringify(Object.keys(exported ?? {}));
        return {
          contents: `module.exports = require('casebook:late').${makers[name]}(() => ${load}, ${names});`,
          ...(pluginData as { resolveDir: string }),
        };
      });
    },
  };
}
