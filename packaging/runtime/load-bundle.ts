import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';

/** The exports of `bundle.js`. */
interface BundleExports {
  /** Runs an entry point and returns its exports. */
  enter(source: string): unknown;
  /** Returns a module of the bundle, for `lazy.js`. */
  share(path: string): unknown;
}

/** V8 copies a code cache that does not start at a multiple of this many bytes. */
const alignment = 16;

/**
 * The compiled bundle: from V8's code cache if this build of Node.js wrote it, otherwise from the text.
 *
 * V8 accepts a code cache from another Node.js release with the same V8, then crashes. So the file starts with a
 * description of the build that made it, and is used only if that matches.
 */
const compiled = compileBundle(packageRoot);

/** The bundle. */
export const bundle: BundleExports = compiled.exports;

/** The compiled text of the bundle, for `make-code-cache.ts`. */
export const { script } = compiled;

/**
 * Returns a line that is the same only for the same build of Node.js: versions of all parts, platform, size. It is padded so
 * that the code cache after it is aligned.
 */
export function describeBuild(): string {
  const { versions, platform, arch, execPath } = process;
  const line = JSON.stringify({ versions, platform, arch, size: fs.statSync(execPath).size });
  return `${line.padEnd(Math.ceil((line.length + 1) / alignment) * alignment - 1)}\n`;
}

function compileBundle(folder: string): { exports: BundleExports; script: vm.Script } {
  const file = path.join(folder, 'bundle.js');
  // esbuild writes ASCII. V8 stores a Latin-1 string in half the memory.
  const text = fs.readFileSync(file, 'latin1');
  // V8 rejects a cache that was made with other options. The size of the heap is set by now, and code does not depend on it.
  for (const option of ['max-semi-space-size', 'max-old-space-size']) v8.setFlagsFromString(`--${option}=0`);
  const cachedData = readCodeCache(path.join(folder, 'bundle.cache'));
  const script = new vm.Script(text, { filename: 'bundle.js', ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  // The function that Module.wrap made.
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
