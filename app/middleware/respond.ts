import type { Context } from 'egg';
import { readStopwatch } from '../operations/stopwatch';
import { toBuffer } from '../presenter/serialize-body';
import { buildExchange, recordExchange } from '../response/exchange';
import { makeExchange } from '../response/make-exchange';
import { allowedMethods } from '../response/to-problem-content';

/**
 * Makes the response of every request that is not served by `app/response/cache-first.ts`: the same function builds both.
 * Middleware outside of this one sees the response as it is sent, middleware inside of it what a controller answered.
 */
export default function respond() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const answer = ctx.method === 'OPTIONS' ? () => answerPreflight(ctx) : next;
    const exchange = await makeExchange(ctx, readStopwatch(), answer);
    const built = await buildExchange(exchange);
    if (exchange.content.body !== null) ctx.body = built.body === null ? null : toBuffer(built.body);
    ctx.status = built.status;
    for (let i = 0; i < built.headers.length; i += 2) {
      const name = built.headers[i] ?? '';
      const value = built.headers[i + 1] ?? '';
      // An inner middleware may have named what its part depends on.
      if (name === 'Vary') ctx.vary(value);
      else ctx.res.setHeader(name, value);
    }
    await recordExchange(exchange, built);
  };
}

function answerPreflight(ctx: Context): Promise<void> {
  ctx.status = 204;
  ctx.set('Allow', allowedMethods);
  ctx.set('Access-Control-Allow-Methods', allowedMethods);
  ctx.set('Access-Control-Allow-Headers', 'If-None-Match, X-Request-Id, traceparent');
  ctx.set('Access-Control-Max-Age', '86400');
  return Promise.resolve();
}
