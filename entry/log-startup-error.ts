import { toLogLine } from '../app/operations/to-log-line';
import { describeStartupError } from './describe-startup-error';

/** Logs why a function could not start, as a single line, because platforms split the log at line ends. */
export function logStartupError(error: unknown): void {
  process.stdout.write(
    `${toLogLine('error', { event: 'start failed', message: describeStartupError(error) })}\n`,
  );
}
