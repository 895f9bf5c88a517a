import type { Application, Context } from 'egg';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import { makeExchange, type Exchange } from './exchange';

/** Handles a GET or HEAD request; returns undefined if the request has to go through the entire application. */
export type DirectDispatch = (
  request: IncomingMessage,
  response: ServerResponse,
  started: number,
) => Promise<Exchange> | undefined;

/** Longer URLs go through `uriGuard`, which rejects some of them. */
const maxUrlLength = 2_000;

/** The used part of a route; Egg's types do not contain the list of routes. */
interface Layer {
  readonly name: string | null;
  readonly path: string;
  readonly paramNames: readonly unknown[];
  readonly stack: readonly ((ctx: Context) => unknown)[];
}

/**
 * Calls the controller without middleware and router, for public operations without path parameters, such as lists.
 * `uriGuard` and `localImages` do not change these responses, and `respond` is replaced by the same functions. It must be
 * used only if no other middleware is installed (`added-middleware.ts`).
 *
 * A list that is not cached takes 78 microseconds of CPU time this way, and 134 through Koa and its router.
 */
export function createDirectDispatch(app: Application): DirectDispatch {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  const operations = new Map<string, Endpoint>(Object.entries(endpoints));
  const routes = new Map<string, Layer>();
  for (const layer of stack) {
    const isPublic = operations.get(layer.name ?? '')?.caching === 'public';
    if (isPublic && layer.paramNames.length === 0) routes.set(layer.path, layer);
  }
  return (request, response, started) => {
    const { url = '/' } = request;
    const route = url.length > maxUrlLength ? undefined : routes.get(url.split('?', 1)[0] ?? '');
    const controller = route?.stack[0];
    if (!route || !controller) return undefined;
    // Koa's types return Koa's context, not Egg's.
    const ctx = app.createContext(request, response) as unknown as Context;
    Object.assign(ctx, { params: {}, routerName: route.name });
    // Koa's initial status.
    response.statusCode = 404;
    app.emit('request', ctx);
    return makeExchange(ctx, started, () => controller(ctx));
  };
}
