import { randomUUID } from 'node:crypto';
import type { Context } from 'egg';

const acceptable = /^[\w.-]{1,64}$/;

/** Names every request, by the name it brings or a new one, so that an answer can be found in the logs. */
export default function requestId() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const brought = [ctx.get('X-Request-Id'), ctx.get('X-Scf-Request-Id')].find((id) => acceptable.test(id));
    ctx.requestId = brought ?? randomUUID();
    ctx.set('X-Request-Id', ctx.requestId);
    ctx.set('X-Content-Type-Options', 'nosniff');
    const { revision } = ctx.service.content;
    if (revision !== undefined) ctx.set('X-Content-Revision', revision);
    await next();
  };
}
