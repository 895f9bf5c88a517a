import { toLogLine } from '../app/operations/to-log-line';
import { describeStartupError } from './describe-startup-error';

/** Logs why a function could not start: as one line, because platforms cut the log at lines. */
export function logStartupError(error: unknown): void {
  process.stdout.write(
    `${toLogLine('error', { event: 'start failed', message: describeStartupError(error) })}\n`,
  );
}
