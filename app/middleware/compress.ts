import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'egg';

/** Bodies of more bytes than this are compressed; below, it costs more than it saves. */
export const compressionThreshold = 1024;

const encoders = {
  // Quality 4 is as fast as gzip and smaller; the default of 11 takes a hundred times as long.
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

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
    ctx.body = await encoders[encoding](body);
    ctx.set('Content-Type', type);
    ctx.set('Content-Encoding', encoding);
  };
}

/**
 * The encoding that a client likes best by the `q` of its `Accept-Encoding` (RFC 9110, 12.5.3), null for none. Among
 * equals it is brotli: browsers name gzip first out of habit.
 */
export function chooseEncoding(header: string): keyof typeof encoders | null {
  const qualities = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
    qualities.set(name, quality === undefined ? 1 : Number(quality) || 0);
  }
  const qualityOf = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const best = qualityOf('gzip') > qualityOf('br') ? 'gzip' : 'br';
  // Plain bytes are always taken, but preferred only by those who say so.
  const plain = qualities.get('identity') ?? 0;
  return qualityOf(best) > 0 && qualityOf(best) >= plain ? best : null;
}
