import type { Context } from 'egg';
import { findRoute } from '../operations/find-route';
import { findTraceId } from '../operations/find-trace-id';
import { recordRequest } from '../operations/record-request';
import { readStopwatch } from '../operations/stopwatch';
import type { RequestRecord } from '../operations/request-record';

/** Logs and counts every request, and tells operators of errors and slow ones. */
export default function observe() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const start = readStopwatch();
    let status = 500;
    try {
      await next();
      ({ status } = ctx);
    } finally {
      const { app } = ctx;
      recordRequest(app, toRecord(ctx, status, readStopwatch() - start), ctx.fault);
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
