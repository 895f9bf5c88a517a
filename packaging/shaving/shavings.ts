import type { Plugin } from 'esbuild';
import type { Change } from '../plugins/read-sources';
import { lazyBuiltinsPlugin } from '../plugins/lazy-exports';
import { stripRedundantNames } from './strip-redundant-names';
import { editPackage } from './edit-package';
import { nameOnlyRenamed } from './name-only-renamed';
import { stubModule } from './stub-module';
import { trimMimeTypes } from './trim-mime-types';

/** A change of other packages, or of what esbuild writes, that does nothing but let the packed server start sooner. */
export interface Shaving {
  readonly plugins?: readonly Plugin[];
  /** Changes the source of a file on its way into the bundle. */
  readonly changeSource?: Change;
  /** Changes what esbuild wrote. */
  readonly changeOutput?: (code: string) => string;
}

/**
 * All shavings, by what they are about. The bundle, the deferral of modules and the code cache are none of these: they stay
 * with `npm run package -- --plain`.
 *
 * Each says what it saves of the CPU time of a start, which takes 60 ms with all of them and 70 ms with none: medians of
 * 200 to 400 starts in turns, Node.js 20.20.2, 2026-11-30, on a busy machine. What saves less than a hundredth of a start is
 * not worth a change of another package. `npm run bench -- --only shaving` measures again.
 */
export const shavings: Readonly<Record<string, Shaving>> = {
  /** Saves 3.0 ms: mime-db knows two thousand types. */
  'media types': { plugins: [trimMimeTypes] },

  /** Saves 2.9 ms: esbuild's helper gives names to two thousand functions that have them. */
  'names of functions': { changeOutput: (code) => stripRedundantNames(nameOnlyRenamed(code)) },

  /** Saves 1.7 ms: mz looks at everything that `fs` has, and Node.js loads its streams and promises for that. */
  'mz/fs': { plugins: [stubModule({ name: 'mz/fs', maker: 'stubMzFs' })] },

  /** Saves 1.2 ms: modules and a class that Node.js loads when they are asked for, and that a start does not use. */
  'lazy modules of Node.js': {
    plugins: [
      lazyBuiltinsPlugin(['fs/promises', 'node:fs/promises', 'node:timers/promises', 'zlib', 'node:zlib']),
    ],
    changeSource: editPackage([
      { file: 'destroy/index.js', text: "var ReadStream = require('fs').ReadStream\n", by: '' },
      { file: 'destroy/index.js', text: 'instanceof ReadStream', by: "instanceof require('fs').ReadStream" },
    ]),
  },

  /** Saves 1.1 ms, both together; either alone saves less than half a millisecond. */
  'assertions and clock': {
    plugins: [
      stubModule({ name: 'assert', maker: 'stubAssert' }),
      stubModule({ name: 'perf_hooks', maker: 'stubPerfHooks' }),
    ],
  },

  /** Saves 1.0 ms: for the line of a call V8 counts the lines of the whole bundle. */
  'lines of stack traces': {
    changeSource: editPackage([
      // Where it was called, for every deprecation that it may warn of one day.
      {
        file: 'depd/index.js',
        text: 'var line = callSite.getLineNumber()\n  var colm = callSite.getColumnNumber()\n',
        by: '',
      },
      {
        file: 'depd/index.js',
        text: 'var site = [file, line, colm]\n',
        by: `var site = [file]
          Object.defineProperty(site, 1, { get: function () { return callSite.getLineNumber() } })
          Object.defineProperty(site, 2, { get: function () { return callSite.getColumnNumber() } })
        `,
      },
      // The name of a function that Egg runs before the start: the line in the bundle adds nothing to it.
      {
        file: 'egg-core/lib/lifecycle.js',
        text: 'utils.getCalleeFromStack(true, 4)',
        by: 'utils.getCalleeFromStack(false, 4)',
      },
    ]),
  },

  /** Saves 0.8 ms: debug looks for the colours of a terminal first of all. */
  debug: { plugins: [stubModule({ name: 'debug', maker: 'stubDebug' })] },
};
