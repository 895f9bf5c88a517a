import COS from 'cos-nodejs-sdk-v5';
import type { Credentials } from './credentials';

/** Uploads packages that are too large for a request to a bucket. */
export interface PackageStore {
  /** Uploads a package under a key that begins with a slash. Returns false if the bucket has it already. */
  upload(bucket: string, key: string, bytes: Buffer): Promise<boolean>;
}

/** The address of COS; `domain` is null for the public one. */
export interface StoreAddress {
  readonly domain: string | null;
  readonly protocol: 'https:' | 'http:';
}

/**
 * Connects to COS (object storage) in a region. The SDK retries network failures itself. Uploads are idempotent, because a
 * key contains the hash of the package.
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
      const object = { Bucket: bucket, Region: region, Key: key };
      const exists = await cos.headObject(object).then(
        () => true,
        (error: unknown) => {
          if ((error as { statusCode?: unknown }).statusCode === 404) return false;
          throw toError(error);
        },
      );
      if (exists) return false;
      await cos.putObject({ ...object, Body: bytes, ContentLength: bytes.length }).catch((error: unknown) => {
        throw toError(error);
      });
      return true;
    },
  };
}

/** Converts a rejection of the COS SDK, which is a plain object, into an Error. */
function toError(error: unknown): Error {
  if (error instanceof Error) return error;
  const { message, code, statusCode } = (error ?? {}) as Record<string, unknown>;
  const details = [message, code, statusCode].filter(
    (part) => typeof part === 'string' || typeof part === 'number',
  );
  return new Error(`The bucket for packages answered: ${details.join(', ') || 'nothing that can be read'}`);
}
