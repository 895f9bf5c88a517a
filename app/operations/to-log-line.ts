import type { LogLevel } from '../../config/content';
import { memoize } from '../../core/model/text/memoize';
import { isError, type RequestRecord } from './request-record';

/** Longer paths are cut in the log line. */
const maxPathLength = 500;

/** Returns a line of the log: a JSON object that begins with `time` (RFC 3339, UTC) and `level`. */
export function toLogLine(level: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ time: toTime(Date.now()), level, ...fields });
}

const ranks: Readonly<Record<LogLevel, number>> = { info: 0, warn: 1, error: 2 };

/** Whether a line of this level is logged. @param lowest the lowest level that is */
export function isLogged(level: LogLevel, lowest: LogLevel): boolean {
  return ranks[level] >= ranks[lowest];
}

/**
 * Returns the log line of a finished request; concatenated, because that is faster and every request needs one.
 *
 * @param extra further members of the JSON object, without its braces
 */
export function toRequestLine(
  record: RequestRecord,
  level: LogLevel = isError(record.status) ? 'error' : 'info',
  extra = '',
): string {
  const { requestId, method, path, route, status, durationMs, bytes, revision, traceId } = record;
  const shown = path.length > maxPathLength ? `${path.slice(0, maxPathLength)}…` : path;
  return (
    `{"time":"${toTime(Date.now())}","level":"${level}","event":"request"` +
    `,"requestId":${JSON.stringify(requestId)},"method":${toJson(method)},"path":${toJson(shown)},"route":${toJson(route)}` +
    `,"status":${status},"durationMs":${Math.round(durationMs * 10) / 10},"bytes":${bytes}` +
    (revision === undefined ? '' : `,"revision":${toJson(revision)}`) +
    (traceId === undefined ? '' : `,"traceId":${JSON.stringify(traceId)}`) +
    `${extra === '' ? '' : `,${extra}`}}`
  );
}

/** Memoised, because most paths repeat. */
const toJson = memoize((text) => JSON.stringify(text));

let lastMs = Number.NaN;
let lastTime = '';

/** RFC 3339 in UTC. The last time is cached, because a busy server logs many requests within one millisecond. */
function toTime(ms: number): string {
  if (ms !== lastMs) {
    lastMs = ms;
    lastTime = new Date(ms).toISOString();
  }
  return lastTime;
}

/** The data of a message that Egg's loggers pass to a formatter. */
export interface LogMeta {
  readonly level: string;
  /** For errors several lines: name, message, stack, own fields and causes. */
  readonly message: string;
  readonly ctx?: { readonly requestId?: string };
}

/** Formats a message of Egg's loggers as a single line. */
export function toEggLogLine({ level, message, ctx }: LogMeta): string {
  const [first = '', ...rest] = message.split('\n');
  return toLogLine(level.toLowerCase(), {
    event: 'message',
    requestId: ctx?.requestId,
    message: first,
    ...(rest.length > 0 && { detail: rest.join('\n').trim() }),
  });
}
