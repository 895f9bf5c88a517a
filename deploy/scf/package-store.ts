import COS from 'cos-nodejs-sdk-v5';
import type { Credentials } from './credentials';

/** A bucket for packages that are too large for a request. */
export interface PackageStore {
  /** Uploads a package under a key that begins with a slash; true when it was not there yet. */
  upload(bucket: string, key: string, bytes: Buffer): Promise<boolean>;
}

/** Where COS is, if not at its public address. */
export interface StoreAddress {
  readonly domain: string | null;
  readonly protocol: 'https:' | 'http:';
}

/**
 * Connects to COS in a region. The SDK repeats what failed on the way by itself, and a key is named after what it holds,
 * so an upload can be done twice.
 */
export function connectStore(
  { secretId, secretKey, token }: Credentials,
  region: string,
  { domain, protocol }: StoreAddress = { domain: null, protocol: 'https:' },
): PackageStore {
  const cos = new COS({
    SecretId: secretId,
    SecretKey: secretKey,
    ...(token === null ? {} : { SecurityToken: token }),
    ...(domain === null ? {} : { Domain: domain }),
    Protocol: protocol,
    // Milliseconds.
    Timeout: 120_000,
  });
  return {
    upload: async (bucket, key, bytes) => {
      const place = { Bucket: bucket, Region: region, Key: key };
      const isThere = await cos.headObject(place).then(
        () => true,
        (error: unknown) => {
          if ((error as { statusCode?: unknown }).statusCode === 404) return false;
          throw toError(error);
        },
      );
      if (isThere) return false;
      await cos.putObject({ ...place, Body: bytes, ContentLength: bytes.length }).catch((error: unknown) => {
        throw toError(error);
      });
      return true;
    },
  };
}

/** The SDK of COS rejects with plain objects. */
function toError(error: unknown): Error {
  if (error instanceof Error) return error;
  const { message, code, statusCode } = (error ?? {}) as Record<string, unknown>;
  const words = [message, code, statusCode].filter(
    (part) => typeof part === 'string' || typeof part === 'number',
  );
  return new Error(`The bucket for packages answered: ${words.join(', ') || 'nothing that can be read'}`);
}
