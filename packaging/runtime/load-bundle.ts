import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { describeBuild } from './describe-build';

/** What `bundle.js` exports. */
interface BundleExports {
  /** Runs an entry and returns its exports. */
  enter(source: string): unknown;
  /** A module of the bundle, for those that are loaded later. */
  share(place: string): unknown;
}

/**
 * The bundle, compiled from V8's code cache where there is one that this very build of Node.js made, from its text
 * otherwise.
 *
 * V8 checks less than it should: it takes the cache of another Node.js with the same V8 and crashes. So the cache says
 * first who made it, and is not shown to V8 unless that is the Node.js that runs.
 */
const compiled = compileBundle(packageRoot);

/** The bundle. */
export const bundle: BundleExports = compiled.exports;

/** The compiled text of the bundle, for making a code cache. */
export const { script } = compiled;

function compileBundle(folder: string): { exports: BundleExports; script: vm.Script } {
  const file = path.join(folder, 'bundle.js');
  // esbuild writes ASCII, and V8 keeps such a text in half the memory when it is told so.
  const text = fs.readFileSync(file, 'latin1');
  const cachedData = readCodeCache(path.join(folder, 'bundle.cache'));
  const script = new vm.Script(text, {
    filename: 'bundle.js',
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  // The function that Module.wrap made of it.
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run.call(module.exports, module.exports, require, module, file, folder);
  return { exports: module.exports as BundleExports, script };
}

function readCodeCache(file: string): Buffer | undefined {
  if (!fs.existsSync(file)) return undefined;
  const bytes = fs.readFileSync(file);
  const build = Buffer.from(describeBuild());
  return bytes.subarray(0, build.length).equals(build) ? bytes.subarray(build.length) : undefined;
}
