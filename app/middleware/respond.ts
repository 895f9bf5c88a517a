import type { Context } from 'egg';
import { readStopwatch } from '../operations/stopwatch';
import { toBuffer } from '../presenter/serialize-body';
import { buildExchangeResponse, isForOwnPages, makeExchange, recordExchange } from '../response/exchange';
import { allowedMethods } from '../response/handle-error';

/**
 * Makes the response of every request that `app/response/cache-first.ts` passes on; both use the same functions. Middleware
 * outside of this one sees the response as it is sent, middleware inside of it the result of the controller.
 */
export default function respond() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const handle = ctx.method === 'OPTIONS' ? respondToPreflight.bind(null, ctx) : next;
    const exchange = await makeExchange(ctx, readStopwatch(), handle);
    const built = await buildExchangeResponse(exchange);
    if (exchange.content.body !== null) ctx.body = built.body === null ? null : toBuffer(built.body);
    ctx.status = built.status;
    for (let i = 0; i < built.headers.length; i += 2) {
      const name = built.headers[i] ?? '';
      const value = built.headers[i + 1] ?? '';
      // An inner middleware may have set `Vary` already.
      if (name === 'Vary') ctx.vary(value);
      else ctx.res.setHeader(name, value);
    }
    await recordExchange(exchange, built);
  };
}

function respondToPreflight(ctx: Context): void {
  ctx.status = 204;
  ctx.set('Allow', allowedMethods);
  if (isForOwnPages(ctx.app, ctx.path)) return;
  ctx.set('Access-Control-Allow-Methods', allowedMethods);
  ctx.set('Access-Control-Allow-Headers', 'If-None-Match, X-Request-Id, traceparent');
  ctx.set('Access-Control-Max-Age', '86400');
}
