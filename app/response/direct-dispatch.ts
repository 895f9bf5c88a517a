import type { Application, Context } from 'egg';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import type { Exchange } from './exchange';
import { makeExchange } from './make-exchange';

/** Makes the response to a GET or HEAD; undefined where the request is for the whole application. */
export type DirectDispatch = (
  request: IncomingMessage,
  response: ServerResponse,
  started: number,
) => Promise<Exchange> | undefined;

/** Longer URLs are for `uriGuard`, which refuses some. */
const maxUrlLength = 2_000;

/** The part of a route that is needed here; Egg's types leave the router's list out. */
interface Layer {
  readonly name: string | null;
  readonly path: string;
  readonly paramNames: readonly unknown[];
  readonly stack: readonly ((ctx: Context) => unknown)[];
}

/**
 * Calls the controller without middleware and router, for public operations whose path has no parameters, such as lists:
 * `uriGuard` and `localImages` have nothing to say there, and what `respond` does is done by the same functions. So it is
 * created only where no other middleware is installed (`added-middleware.ts`).
 *
 * A list that was not asked before takes 78 microseconds of the processor in this way, and 134 through Koa and its router.
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
    // Koa's types know Koa's context alone.
    const ctx = app.createContext(request, response) as unknown as Context;
    Object.assign(ctx, { params: {}, routerName: route.name });
    // Until somebody answers, as Koa has it.
    response.statusCode = 404;
    app.emit('request', ctx);
    return makeExchange(ctx, started, () => controller(ctx));
  };
}
