import type { Application } from 'egg';
import type { RequestRecord } from './request-record';
import { toRequestLine } from './to-log-line';

/** Logs and counts a request, and tells operators of errors and slow ones. */
export function recordRequest(app: Application, record: RequestRecord, fault?: Error): void {
  if (app.config.casebook.log === 'json') app.writeLog(toRequestLine(record));
  app.metrics.count(record);
  app.alerts?.notice(record, fault);
}
