import type { Context } from 'egg';
import { endpoints, type OperationId } from '../../contract/endpoints';
import { findTraceId } from '../operations/find-trace-id';
import type { RequestRecord } from '../operations/request-record';
import { toRequestLine } from '../operations/to-log-line';

/** Logs and counts every request, and tells operators of errors and slow ones. */
export default function observe() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    let status = 500;
    try {
      await next();
      ({ status } = ctx);
    } finally {
      const record = toRecord(ctx, status, performance.now() - start);
      const { app } = ctx;
      if (app.config.casebook.log === 'json') app.writeLog(toRequestLine(record));
      app.metrics.count(record);
      app.alerts?.notice(record, ctx.fault);
      if (app.waitsForAlerts) await app.alerts?.settle();
    }
  };
}

function toRecord(ctx: Context, status: number, durationMs: number): RequestRecord {
  const body: unknown = ctx.body;
  return {
    requestId: ctx.requestId,
    method: ctx.method,
    path: ctx.path,
    route: findRoute(ctx),
    status,
    durationMs,
    bytes: Buffer.isBuffer(body) && ctx.method !== 'HEAD' ? body.length : 0,
    revision: ctx.service.content.revision,
    traceId: findTraceId(ctx.get('traceparent')),
  };
}

/** The path of the contract that the router matched; it names its routes by `operationId`. */
function findRoute(ctx: Context): string {
  const { routerName = '' } = ctx as { routerName?: string };
  return routerName in endpoints ? endpoints[routerName as OperationId].path : 'other';
}
