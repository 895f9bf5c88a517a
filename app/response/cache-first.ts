import type { Application } from 'egg';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readStopwatch } from '../operations/stopwatch';
import { createBatchQueue } from './batch-queue';
import type { BuiltResponse } from './build-response';
import { createDirectDispatch } from './direct-dispatch';
import { buildExchangeResponse, recordExchange, type Exchange } from './exchange';
import { findHostProblem } from './find-host-problem';
import { resolveRequestId } from './resolve-request-id';
import { createSerialQueue } from './serial-queue';

/** A request listener of `node:http`. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Wraps the listener of the application, and looks in the response cache first. A cached response differs from the first
 * response only in its request id and date. Middleware does not run for it: see `added-middleware.ts`.
 */
export function cacheFirst(app: Application, application: Listener): Listener {
  const dispatchDirectly = createDirectDispatch(app);
  const queue = createBatchQueue<Pending>(respondTo);
  const runInTurn = createSerialQueue(queue.flush);
  return (request, response) => {
    const started = readStopwatch();
    queue.flushIfOverdue(started);
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD') return application(request, response);
    const cached = findCached(app, request, started);
    if (cached) {
      queue.enqueue({ exchange: cached, response }, started);
      return undefined;
    }
    const dispatch = async () => {
      const made = dispatchDirectly(request, response, started);
      if (made) queue.enqueue({ exchange: await made, response }, started);
      else await application(request, response);
    };
    return isSearch.test(request.url ?? '') ? runInTurn(dispatch) : dispatch();
  };
}

/** A list with `q`: its work takes milliseconds, that of other requests microseconds, completions of `q` among them. */
const isSearch = /\/articles\?(?:.*&)?q=/;

function findCached(app: Application, request: IncomingMessage, started: number): Exchange | undefined {
  try {
    const now = app.now();
    const edition = app.liveContent?.editionAt(now);
    if (!edition) return undefined;
    const view = { edition, now };
    const found = app.responseCache.find(request.url ?? '/', view);
    if (!found || findHostProblem(app, request)) return undefined;
    const { content, path, route } = found;
    const requestId = resolveRequestId(request.headers);
    return { app, request, requestId, started, content, view, path, route, internalError: undefined };
  } catch {
    // The application will meet the same error, log it and return 500.
    return undefined;
  }
}

interface Pending {
  readonly exchange: Exchange;
  readonly response: ServerResponse;
}

/** @returns a promise if compression or alerts delay the response */
function respondTo({ exchange, response }: Pending): Promise<void> | undefined {
  const built = buildExchangeResponse(exchange);
  if (built instanceof Promise) return built.then((done) => send(exchange, response, done));
  return send(exchange, response, built);
}

function send(exchange: Exchange, response: ServerResponse, built: BuiltResponse): Promise<void> | undefined {
  const { status, headers, body } = built;
  const end = () => {
    // The client may have disconnected during the compression.
    if (response.destroyed) return;
    // Node's types want a mutable array, but Node does not change it.
    response.writeHead(status, headers as string[]);
    response.end(body ?? undefined, 'latin1');
  };
  const alertsSent = recordExchange(exchange, built);
  if (alertsSent) return alertsSent.then(end);
  end();
  return undefined;
}
