'use strict';

/**
 * Runs a TypeScript program on any system and in any shell: node cli/run-typescript PROGRAM [ARGUMENTS]
 *
 * It starts a new process with the options, because worker threads and child processes only inherit the options that
 * Node.js was started with.
 */
const { spawn } = require('node:child_process');

const options = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
const child = spawn(process.execPath, [...options, ...process.argv.slice(2)], { stdio: 'inherit' });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // In a terminal, Ctrl-C reaches the child directly.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code);
  // Ends by the same signal as the child, so that the parent process sees the same status.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
