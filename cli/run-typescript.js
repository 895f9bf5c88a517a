'use strict';

/**
 * Runs a program that is written in TypeScript, on any system and in any shell: node cli/run-typescript PROGRAM [ARGUMENTS]
 *
 * The options must be those of a process of its own: worker threads and child processes take over the options that Node.js
 * was started with, and no others.
 */
const { spawn } = require('node:child_process');

const options = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
const child = spawn(process.execPath, [...options, ...process.argv.slice(2)], { stdio: 'inherit' });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A terminal sends Ctrl-C to the child as well.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code);
  // Ends as the child ended, so that whoever waits is told the same.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
