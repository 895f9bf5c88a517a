import { execFileSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { run } from './run';

const help = `Usage: npm run build:client

Writes client/dist: the client as one module without imports, and its types. "npm pack ./client" does it, too.`;

const root = path.resolve(__dirname, '..');

/** Builds the package of the client. */
function buildClient(): number {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const dist = path.join(root, 'client/dist');
  fs.rmSync(dist, { recursive: true, force: true });
  const file = path.join(dist, 'index.js');
  buildSync({
    entryPoints: [path.join(root, 'client/src/index.ts')],
    outfile: file,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    // The newest syntax that the mini-program tools accept without compiling.
    target: 'es2018',
  });
  const tsc = require.resolve('typescript/bin/tsc', { paths: [root] });
  execFileSync(process.execPath, [tsc, '-p', path.join(root, 'client')], { stdio: 'inherit' });
  // The compiler does not copy declaration files to its output.
  fs.copyFileSync(path.join(root, 'client/src/schema.d.ts'), path.join(dist, 'schema.d.ts'));
  const code = fs.readFileSync(file);
  console.log(`client/dist: ${code.length} bytes, ${gzipSync(code).length} gzipped`);
  return 0;
}

run(buildClient);
