import { memoize } from '../../core/model/text/memoize';
import { isError, type RequestRecord } from './request-record';

/** Longer paths are nobody's article. */
const maxPathLength = 500;

/** One line of the log: a JSON object with `time` (RFC 3339, UTC) and `level` first. */
export function toLogLine(level: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ time: toTime(Date.now()), level, ...fields });
}

/** The line of one answered request; put together by hand, because every request pays for it. */
export function toRequestLine(record: RequestRecord): string {
  const { requestId, method, path, route, status, durationMs, bytes, revision, traceId } = record;
  const shown = path.length > maxPathLength ? `${path.slice(0, maxPathLength)}…` : path;
  return (
    `{"time":"${toTime(Date.now())}","level":"${isError(status) ? 'error' : 'info'}","event":"request"` +
    `,"requestId":${JSON.stringify(requestId)},"method":${toJson(method)},"path":${toJson(shown)},"route":${toJson(route)}` +
    `,"status":${status},"durationMs":${Math.round(durationMs * 10) / 10},"bytes":${bytes}` +
    (revision === undefined ? '' : `,"revision":${toJson(revision)}`) +
    `${traceId === undefined ? '' : `,"traceId":${JSON.stringify(traceId)}`}}`
  );
}

/** Most requests are for a path that was logged before. */
const toJson = memoize((text) => JSON.stringify(text));

let lastMs = Number.NaN;
let lastTime = '';

/** RFC 3339 in UTC; a busy server answers many requests within one millisecond. */
function toTime(ms: number): string {
  if (ms !== lastMs) {
    lastMs = ms;
    lastTime = new Date(ms).toISOString();
  }
  return lastTime;
}

/** What Egg's loggers know of a message when they format it. */
export interface LogMeta {
  readonly level: string;
  /** For errors: name, message, stack, own fields and causes, in several lines. */
  readonly message: string;
  readonly ctx?: { readonly requestId?: string };
}

/** Formats what goes through Egg's loggers as one line. */
export function toEggLogLine({ level, message, ctx }: LogMeta): string {
  const [first = '', ...rest] = message.split('\n');
  return toLogLine(level.toLowerCase(), {
    event: 'message',
    requestId: ctx?.requestId,
    message: first,
    ...(rest.length > 0 && { detail: rest.join('\n').trim() }),
  });
}
