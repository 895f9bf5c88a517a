import { inspect } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';

/**
 * Ends the process with 1 after an exception that nobody caught, once it is logged.
 *
 * What the process holds may be half changed then, so it must not answer any more; the platform starts another.
 */
export function exitOnUncaughtException(): void {
  process.on('uncaughtException', (error) => {
    const message = 'An exception was not caught; the process ends.';
    // Standard output is written at once where it is a pipe or a file.
    process.stdout.write(`${toLogLine('error', { event: 'crash', message, detail: inspect(error) })}\n`);
    process.exit(1);
  });
}
