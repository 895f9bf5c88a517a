import { inspect } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';

/**
 * Logs an uncaught exception and exits with 1.
 *
 * The state of the process may be inconsistent then, so it must not serve further requests. The platform starts another.
 */
export function exitOnUncaughtException(): void {
  process.on('uncaughtException', (error) => {
    const message = 'An exception was not caught; the process ends.';
    // Writing to standard output is synchronous for pipes and files.
    process.stdout.write(`${toLogLine('error', { event: 'crash', message, detail: inspect(error) })}\n`);
    process.exit(1);
  });
}
