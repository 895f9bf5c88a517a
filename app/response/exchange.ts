import type { Application, Context } from 'egg';
import type { IncomingMessage } from 'node:http';
import { endpoints, type OperationId } from '../../contract/endpoints';
import { localImagesPath } from '../../core/model/image/served-image';
import { findTraceId } from '../operations/find-trace-id';
import { readStopwatch } from '../operations/stopwatch';
import { beingLoaded } from '../service/content';
import { buildResponse, type BuiltResponse, type ResponseContent } from './build-response';
import { findHostProblem } from './find-host-problem';
import { handleError, throwIfUnhandled } from './handle-error';
import { resolveRequestId } from './resolve-request-id';
import { toNotReady } from './respond-not-ready';
import type { ContentView } from './response-cache';
import { toResponseContent } from './to-response-content';

/** A request, and the content of its response. */
export interface Exchange {
  readonly app: Application;
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** By `readStopwatch()`. */
  readonly started: number;
  readonly content: ResponseContent;
  /** The edition and time that the response shows; undefined if the response is not public. */
  readonly view: ContentView | undefined;
  /** Path of the request, for the log. */
  readonly path: string;
  /** Path of the contract, for the log and the metrics; `other` if no operation matched. */
  readonly route: string;
  /** The internal error that the client sees as a 500. */
  readonly internalError: Error | undefined;
}

/**
 * Runs the handler of a request once, and makes the content of the response from its result or its error. A public
 * response goes into the response cache, from which `cache-first.ts` serves the next requests.
 *
 * @param started by `readStopwatch()`
 * @param handle a controller, or the middleware before it
 */
export async function makeExchange(ctx: Context, started: number, handle: () => unknown): Promise<Exchange> {
  ctx.requestId = resolveRequestId(ctx.req.headers);
  const { app, req: request, requestId, path } = ctx;
  let content: ResponseContent;
  let view: ContentView | undefined;
  try {
    const hostProblem = findHostProblem(app, request);
    if (hostProblem) throw hostProblem;
    await handle();
    throwIfUnhandled(ctx);
    content = toResponseContent(ctx);
    if (content.cacheControl === null) {
      const { edition, now } = ctx.service.content;
      view = { edition, now };
      content = storeContent(ctx, content, view);
    } else if (!ctx.service.content.isRight) throw beingLoaded();
  } catch (error) {
    // What was read wrong may be any error.
    content = handleError(ctx, ctx.service.content.isRight ? error : beingLoaded());
    view = undefined;
  }
  const { internalError } = ctx;
  return { app, request, requestId, started, content, view, path, route: routeOf(ctx), internalError };
}

function storeContent(ctx: Context, content: ResponseContent, view: ContentView): ResponseContent {
  const { app, res, url, path } = ctx;
  // The content was replaced during the request. This response is right for this request, but not for later ones.
  if (ctx.service.content.liveContent !== app.liveContent) return content;
  // A header that the controller set, such as a cookie, may be for this client alone.
  if (res.getHeaderNames().length > 0) return content;
  return app.responseCache.store(url, { content, path, route: routeOf(ctx) }, view).content;
}

/** The router's name of a route is the `operationId`. */
function routeOf(ctx: Context): string {
  const { routerName = '' } = ctx as { routerName?: string };
  return routerName in endpoints ? endpoints[routerName as OperationId].path : 'other';
}

/**
 * Whether a path is for pages of this server alone, and gets no CORS headers: the files of the explorer, among them the
 * findings with names of drafts, and the images that development serves.
 */
export function isForOwnPages({ explorer, config }: Application, path: string): boolean {
  if (path.startsWith('/explorer')) return explorer !== undefined;
  return config.localImages.enable && path.startsWith(localImagesPath);
}

/**
 * Builds the response of an exchange; see `buildResponse`. It is a problem if the snapshot was written over. That is known
 * only now, so that one look at the file is enough for all responses of a batch.
 */
export function buildExchangeResponse(exchange: Exchange): BuiltResponse | Promise<BuiltResponse> {
  const { app, request, requestId, view, path } = exchange;
  const isRight = !view || app.checkContent();
  const content = isRight ? exchange.content : toNotReady(beingLoaded(), request, requestId);
  return buildResponse(content, {
    request,
    requestId,
    now: view?.now ?? app.now(),
    publicCacheControl: view ? app.cacheControl(view) : '',
    corsOrigins: !view && isForOwnPages(app, path) ? [] : app.config.casebook.corsOrigins,
    isDraining: app.isDraining,
  });
}

/**
 * Logs and counts a response, and sends alerts for errors and slow requests.
 *
 * @returns a promise if the response has to wait until the alerts are sent
 */
export function recordExchange(
  exchange: Exchange,
  { status, body }: BuiltResponse,
): Promise<void> | undefined {
  const { app, request, requestId, started, content, path, route, internalError } = exchange;
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
  if (app.config.casebook.log === 'json') {
    const line = app.requestLog(record, request);
    if (line !== undefined) app.writeLog(line);
  }
  app.metrics.count(record);
  app.alerts?.notice(record, internalError);
  return app.freezesAfterResponse ? app.alerts?.whenSent() : undefined;
}
