import type { Plugin } from 'esbuild';
import type { Change } from '../plugins/read-sources';
import { lazyBuiltinsPlugin } from '../plugins/lazy-exports';
import { editPackage } from './edit-package';
import { nameOnlyRenamed, stripRedundantNames } from './strip-redundant-names';
import { stubModule } from './stub-module';
import { trimMimeTypes } from './trim-mime-types';

/** A change to other packages, or to the output of esbuild, with the sole effect that the packed server starts faster. */
export interface Shaving {
  readonly plugins?: readonly Plugin[];
  /** Changes the source of a file before it is bundled. */
  readonly changeSource?: Change;
  /** Changes the output of esbuild. */
  readonly changeOutput?: (code: string) => string;
}

/**
 * All shavings, by subject. `npm run package -- --plain` leaves them out; the bundle, lazy loading and the code cache stay.
 *
 * Each comment has the saved CPU time of a start. A start takes 60 ms with all shavings and 70 ms without: medians of 200 to
 * 400 alternating starts, Node.js 20.20.2, 2026-11-30, on a busy machine. A change that saves less than a hundredth of a
 * start is not worth it. `npm run bench -- --only shaving` repeats the measurement.
 */
export const shavings: Readonly<Record<string, Shaving>> = {
  /** Saves 3.0 ms: mime-db has two thousand types. */
  'media types': { plugins: [trimMimeTypes] },

  /** Saves 2.9 ms: esbuild's helper sets the names of two thousand functions that have them already. */
  'names of functions': { changeOutput: (code) => stripRedundantNames(nameOnlyRenamed(code)) },

  /** Saves 1.7 ms: mz reads every member of `fs`, which makes Node.js load its streams and promises. */
  'mz/fs': { plugins: [stubModule({ name: 'mz/fs', maker: 'stubMzFs' })] },

  /** Saves 1.2 ms: modules and a class that Node.js loads on access, and that a start does not use. */
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

  /** Saves 1.0 ms: to find the line of a call, V8 counts the lines of the entire bundle. */
  'lines of stack traces': {
    changeSource: editPackage([
      // The position of every caller, for deprecation warnings that may come later.
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
      // The name of a function that Egg runs before the start; its line in the bundle is not useful.
      {
        file: 'egg-core/lib/lifecycle.js',
        text: 'utils.getCalleeFromStack(true, 4)',
        by: 'utils.getCalleeFromStack(false, 4)',
      },
    ]),
  },

  /** Saves 0.8 ms: debug detects the colours of the terminal when it is loaded. */
  debug: { plugins: [stubModule({ name: 'debug', maker: 'stubDebug' })] },
};
