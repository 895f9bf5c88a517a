import type { Context } from 'egg';
import { exposedHeaders, toAllowedOrigin } from '../presenter/to-allowed-origin';

const allowed = 'If-None-Match, X-Request-Id, traceparent';
const oneDay = '86400';

/** Lets browsers of the configured origins read answers, and answers their preflights. */
export default function cors() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const { corsOrigins } = ctx.app.config.casebook;
    const origin = toAllowedOrigin(corsOrigins, ctx.get('Origin'));
    // Said always: a cache must not hand the answer for one origin to another.
    if (corsOrigins !== '*') ctx.vary('Origin');
    if (origin !== null) ctx.set('Access-Control-Allow-Origin', origin);
    if (ctx.method !== 'OPTIONS') {
      ctx.set('Access-Control-Expose-Headers', exposedHeaders);
      await next();
      return;
    }
    ctx.status = 204;
    ctx.set('Allow', 'GET, HEAD, OPTIONS');
    ctx.set('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS');
    ctx.set('Access-Control-Allow-Headers', allowed);
    ctx.set('Access-Control-Max-Age', oneDay);
  };
}
