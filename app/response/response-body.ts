import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { toBuffer, type Bytes } from '../presenter/serialize-body';
import type { Encoding } from './choose-encoding';

/** Larger bodies are compressed. For smaller ones compression costs more than it saves. */
export const compressionThreshold = 1024;

/** The bytes of a response, and their compressed forms. */
export interface ResponseBody {
  readonly plain: Bytes;
  encode(encoding: Encoding): Buffer | Promise<Buffer>;
}

// Functions of zlib are read only on use, because Node.js loads its zlib at the first read.
const encoders = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: {
        // As fast as gzip, with a smaller result; the default, 11, takes a hundred times as long.
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

/** A body that is sent once, so its compressed form is not cached. */
export function createUncachedBody(plain: Bytes): ResponseBody {
  return { plain, encode: (encoding) => encoders[encoding](toBuffer(plain)) };
}

/**
 * A body that is sent many times. Its compressed forms are cached, and concurrent requests share one compression.
 *
 * @param onEncoded called with the size of a new compressed form
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
      // The next request tries again.
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
