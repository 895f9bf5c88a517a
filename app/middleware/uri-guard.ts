import type { Context } from 'egg';
import { maxTargetBytes } from '../../contract/normalize-target';
import { ProblemError } from '../../contract/problem-error';

/** Refuses URLs before they are routed: too long, with empty segments, or with escapes that are not UTF-8. */
export default function uriGuard() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (Buffer.byteLength(ctx.url) > maxTargetBytes) {
      throw new ProblemError(
        'uri_too_long',
        `The URL has more than ${maxTargetBytes} bytes; ask for less at once.`,
      );
    }
    const segments = ctx.path.slice(1).split('/');
    if (ctx.path !== '/' && segments.includes('')) {
      throw new ProblemError(
        'not_found',
        'The path has an empty segment or a slash at its end; leave it out.',
      );
    }
    if (!segments.every(isDecodable)) {
      const message = 'Holds a percent-escape that is not UTF-8; escape each byte of the text as %XX.';
      const errors = [{ parameter: 'path', message, suggestion: null }];
      throw new ProblemError('invalid_parameter', `path: ${message}`, { errors });
    }
    await next();
  };
}

function isDecodable(segment: string): boolean {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}
