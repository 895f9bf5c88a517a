import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'egg';

/** Below this many bytes compression costs more than it saves. */
const threshold = 1024;

const encoders = {
  // Quality 4 is as fast as gzip and smaller; the default of 11 takes a hundred times as long.
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

/** Compresses bodies of more than 1 KiB with the best encoding that the client takes. */
export default function compress() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    // A 304 has the `Vary` that the 200 would have (RFC 9110, 15.4.5); how long that is was forgotten with its body.
    if (ctx.status === 304) ctx.vary('Accept-Encoding');
    const body: unknown = ctx.body;
    if (!Buffer.isBuffer(body) || body.length <= threshold) return;
    ctx.vary('Accept-Encoding');
    // Asked one by one: browsers name gzip first out of habit, and take brotli as gladly.
    const encoding = (['br', 'gzip'] as const).find((name) => ctx.acceptsEncodings(name) === name);
    if (encoding === undefined) return;
    const type = ctx.response.get('Content-Type');
    ctx.body = await encoders[encoding](body);
    ctx.set('Content-Type', type);
    ctx.set('Content-Encoding', encoding);
  };
}
