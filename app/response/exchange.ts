import type { Application } from 'egg';
import type { IncomingMessage } from 'node:http';
import { findTraceId } from '../operations/find-trace-id';
import { recordRequest } from '../operations/record-request';
import { readStopwatch } from '../operations/stopwatch';
import { buildResponse, type BuiltResponse, type ResponseContent } from './build-response';
import type { ContentView } from './response-cache';

/** A request, and the content of its response. */
export interface Exchange {
  readonly app: Application;
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** By `readStopwatch()`. */
  readonly started: number;
  readonly content: ResponseContent;
  /** What the request was judged by; undefined where the content is not public. */
  readonly view: ContentView | undefined;
  /** Of the request, for the log. */
  readonly path: string;
  /** Path of the contract, for the log and the metrics. */
  readonly route: string;
  /** The bug that the request met. */
  readonly fault: Error | undefined;
}

/** Builds the response of an exchange; see `buildResponse`. */
export function buildExchange(exchange: Exchange): BuiltResponse | Promise<BuiltResponse> {
  const { app, request, requestId, content, view } = exchange;
  return buildResponse(content, {
    request,
    requestId,
    now: view?.now ?? app.now(),
    publicCacheControl: view ? app.cacheControl(view) : '',
    corsOrigins: app.config.casebook.corsOrigins,
    isDraining: app.isDraining,
  });
}

/**
 * Logs and counts a response, and tells operators of errors and slow ones.
 *
 * @returns a promise where the response has to wait until they are told
 */
export function recordExchange(
  exchange: Exchange,
  { status, body }: BuiltResponse,
): Promise<void> | undefined {
  const { app, request, requestId, started, content, path, route, fault } = exchange;
  const { traceparent } = request.headers;
  const record = {
    requestId,
    method: request.method ?? 'GET',
    path,
    route,
    status,
    durationMs: readStopwatch() - started,
    bytes: body?.length ?? 0,
    revision: content.revision,
    traceId: traceparent === undefined ? undefined : findTraceId(traceparent.toString()),
  };
  recordRequest(app, record, fault);
  return app.freezesAfterResponse ? app.alerts?.whenSent() : undefined;
}
