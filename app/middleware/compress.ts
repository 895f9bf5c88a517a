import type { Context } from 'egg';
import { chooseEncoding } from '../answers/choose-encoding';
import { compressionThreshold, openBody } from '../answers/ready-body';

/** Compresses bodies of more than 1 KiB with the best encoding that the client takes. */
export default function compress() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    const body: unknown = ctx.body;
    if (!Buffer.isBuffer(body) || body.length <= compressionThreshold) return;
    ctx.vary('Accept-Encoding');
    const encoding = chooseEncoding(ctx.get('Accept-Encoding'));
    if (encoding === null) return;
    const type = ctx.response.get('Content-Type');
    // A body that is kept is compressed once for all who want it.
    const ready = ctx.ready?.plain === body ? ctx.ready : openBody(body);
    ctx.body = await ready.encode(encoding);
    ctx.set('Content-Type', type);
    ctx.set('Content-Encoding', encoding);
  };
}
