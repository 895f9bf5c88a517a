import { isError, type RequestRecord } from './request-record';

/** Longer paths are nobody's article. */
const maxPathLength = 500;

/** One line of the log: a JSON object with `time` (RFC 3339, UTC) and `level` first. */
export function toLogLine(level: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ time: new Date().toISOString(), level, ...fields });
}

/** The line of one answered request. */
export function toRequestLine(record: RequestRecord): string {
  const { path, durationMs } = record;
  return toLogLine(isError(record.status) ? 'error' : 'info', {
    event: 'request',
    ...record,
    path: path.length > maxPathLength ? `${path.slice(0, maxPathLength)}…` : path,
    durationMs: Math.round(durationMs * 10) / 10,
  });
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
