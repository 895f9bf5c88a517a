import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run, UsageError } from './run';

const help = `Usage: npm run test:content -- DIR... [--grep TEXT]

Serves each content directory DIR and runs the acceptance suite over it: thousands of requests whose answers are
compared with what a plain reading of the same articles gives. Exits with 1 when an answer is wrong.

  --grep TEXT  only the tests whose titles hold TEXT`;

const root = path.resolve(__dirname, '..');

/** Runs the acceptance suite against any content directories. */
async function testContent(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(help);
  const dirs = positionals.map((dir) => path.resolve(dir));
  for (const dir of dirs) {
    if (!fs.statSync(dir, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`${dir} is no directory.`);
  }
  const mocha = require.resolve('mocha/bin/mocha.js', { paths: [root] });
  const grep = values.grep === undefined ? [] : ['--fgrep', values.grep];
  // Thousands of articles make much garbage. With this young generation, the suite takes a quarter less CPU time.
  const memory = '--max-semi-space-size=64';
  const node = [memory, '--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
  const child = spawn(
    process.execPath,
    [...node, mocha, '--extension', 'ts', '--exit', 'test/acceptance/content.test.ts', ...grep],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CASEBOOK_TEST_CONTENT: dirs.join(path.delimiter) },
    },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code === 0 ? 0 : 1);
    });
  });
}

run(testContent);
