import { toLogLine } from '../app/operations/to-log-line';
import { toStartFailure } from './to-start-failure';

/** Logs why a function could not start: as one line, because platforms cut the log at lines. */
export function logStartFailure(error: unknown): void {
  process.stdout.write(`${toLogLine('error', { event: 'start failed', message: toStartFailure(error) })}\n`);
}
