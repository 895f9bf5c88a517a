import type { Context } from 'egg';
import { maxTargetBytes } from '../../contract/normalize-target';
import { parameterError, ProblemError } from '../../contract/problem-error';

/** Rejects URLs before routing: too long, with empty segments, or with percent-escapes that are not UTF-8. */
export default function uriGuard() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (Buffer.byteLength(ctx.url) > maxTargetBytes) {
      const detail = `The URL has more than ${maxTargetBytes} bytes; ask for less at once.`;
      throw new ProblemError('uri_too_long', detail);
    }
    if (ctx.path !== '/' && ctx.path.slice(1).split('/').includes('')) {
      const detail = 'The path has an empty segment or a slash at its end; leave it out.';
      throw new ProblemError('not_found', detail);
    }
    try {
      decodeURIComponent(ctx.path);
    } catch {
      const message = 'Holds a percent-escape that is not UTF-8; escape each byte of the text as %XX.';
      throw parameterError('path', message);
    }
    await next();
  };
}
