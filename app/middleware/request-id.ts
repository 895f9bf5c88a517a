import { randomUUID } from 'node:crypto';
import type { Context } from 'egg';

const acceptable = /^[\w.-]{1,64}$/;

/** The name that a request brings in one of two headers, the first before the second, or a new one. */
export function nameRequest(first = '', second = ''): string {
  if (acceptable.test(first)) return first;
  return acceptable.test(second) ? second : randomUUID();
}

/** Names every request, by the name it brings or a new one, so that an answer can be found in the logs. */
export default function requestId() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    ctx.requestId = nameRequest(ctx.get('X-Request-Id'), ctx.get('X-Scf-Request-Id'));
    ctx.set('X-Request-Id', ctx.requestId);
    ctx.set('X-Content-Type-Options', 'nosniff');
    const { revision } = ctx.service.content;
    if (revision !== undefined) ctx.set('X-Content-Revision', revision);
    await next();
  };
}
