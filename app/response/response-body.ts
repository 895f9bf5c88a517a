import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Bytes } from '../presenter/serialize-body';
import { toBuffer } from '../presenter/serialize-body';
import type { Encoding } from './choose-encoding';

/** Bodies of more bytes than this are compressed; below, it costs more than it saves. */
export const compressionThreshold = 1024;

/** Bytes to send, compressed when that is first asked for. */
export interface ResponseBody {
  readonly plain: Bytes;
  encode(encoding: Encoding): Buffer | Promise<Buffer>;
}

// Node.js loads its zlib when a function is taken from it: not at a start.
const encoders = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: {
        // As fast as gzip and smaller; the default of 11 takes a hundred times as long.
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

/** A body that is sent once: it is compressed anew each time. */
export function createUncachedBody(plain: Bytes): ResponseBody {
  return { plain, encode: (encoding) => encoders[encoding](toBuffer(plain)) };
}

/**
 * A body that is sent again: its compressed forms are cached, and compressed once for all who ask at once.
 *
 * @param onEncoded told how many bytes a compressed form adds
 */
export function createCachedBody(plain: Buffer, onEncoded: (bytes: number) => void): ResponseBody {
  const encoded = new Map<Encoding, Buffer | Promise<Buffer>>();
  const make = async (encoding: Encoding) => {
    try {
      const bytes = await encoders[encoding](plain);
      encoded.set(encoding, bytes);
      onEncoded(bytes.length);
      return bytes;
    } catch (error) {
      // The next one who asks tries again.
      encoded.delete(encoding);
      throw error;
    }
  };
  return {
    plain,
    encode(encoding) {
      const known = encoded.get(encoding);
      if (known) return known;
      const making = make(encoding);
      encoded.set(encoding, making);
      return making;
    },
  };
}
