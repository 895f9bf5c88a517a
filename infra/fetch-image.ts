import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import { isPrivateAddress, lookupPublic, PrivateAddressError } from './private-address';

export interface FetchOptions {
  /** `HEAD` checks only whether the image exists. @default GET */
  readonly method?: 'GET' | 'HEAD';
  /** The maximum number of bytes to read. */
  readonly maxBytes: number;
  /** The time limit in total, including redirects. */
  readonly timeoutMs: number;
  /** Whether hosts of this machine and of local networks are allowed. */
  readonly allowsPrivate: boolean;
}

/** The fetched image, or a short reason for the failure. `status` is null if there was no response. */
export type Fetched =
  | { readonly bytes: Uint8Array; readonly isWhole: boolean }
  | { readonly error: string; readonly status: number | null };

const maxRedirects = 5;

/** The `User-Agent` header. */
const userAgent = 'Casebook (reads the sizes of images that articles show)';

/** The reason for a failure, by the code of Node's error. */
const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'the host refused the connection',
  ECONNRESET: 'the connection was broken off',
  ETIMEDOUT: 'the host did not answer',
};

/** Fetches an image over http or https within limits. It returns every error, and does not throw. */
export async function fetchImage(url: string, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let address = url;
  try {
    for (let i = 0; i <= maxRedirects; i++) {
      const result = await request(address, options, signal);
      if (!('location' in result)) return result;
      address = result.location;
    }
    return failure('it redirects too often');
  } catch (error) {
    if (signal.aborted) return failure(`it took more than ${options.timeoutMs / 1000} seconds`);
    if (error instanceof PrivateAddressError) return failure('its host is not on the public internet');
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return failure(
      reasons[code] ?? (code === '' ? 'the answer cannot be understood' : `the request failed (${code})`),
    );
  }
}

function failure(error: string, status: number | null = null): Fetched {
  return { error, status };
}

async function request(
  address: string,
  { method = 'GET', maxBytes, allowsPrivate }: FetchOptions,
  signal: AbortSignal,
): Promise<Fetched | { readonly location: string }> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return failure('it is no http or https address');
  if (url.username !== '' || url.password !== '') return failure('it has a name or a password in it');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An IP address is not looked up, so `lookup` cannot reject it.
  if (!allowsPrivate && net.isIP(host) !== 0 && isPrivateAddress(host)) throw new PrivateAddressError(host);

  const headers = {
    'User-Agent': userAgent,
    Accept: 'image/*',
    'Accept-Encoding': 'identity',
    ...(method === 'GET' && { Range: `bytes=0-${maxBytes - 1}` }),
  };
  const lookup = allowsPrivate ? undefined : lookupPublic;
  const send = url.protocol === 'https:' ? https.request : http.request;
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    send(url, { method, headers, signal, agent: false, ...(lookup && { lookup }) }, resolve)
      .on('error', reject)
      .end();
  });
  try {
    const { statusCode: status = 0, headers } = response;
    if ([301, 302, 303, 307, 308].includes(status) && headers.location !== undefined) {
      if (!URL.canParse(headers.location, url)) return failure('it redirects to no address', status);
      return { location: new URL(headers.location, url).href };
    }
    if (status !== 200 && status !== 206) return failure(`it answered ${status}`, status);
    if (method === 'HEAD') return { bytes: new Uint8Array(), isWhole: true };
    const { bytes, isWhole } = await readAtMost(response, maxBytes);
    // A part (206) is the entire image if it has as many bytes as the total in `Content-Range`.
    const total = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1];
    return { bytes, isWhole: isWhole && (total === undefined || Number(total) <= bytes.length) };
  } finally {
    response.destroy();
  }
}

async function readAtMost(response: http.IncomingMessage, limit: number) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    chunks.push(chunk.subarray(0, limit - length));
    length += chunk.length;
    if (length > limit) return { bytes: Buffer.concat(chunks), isWhole: false };
  }
  return { bytes: Buffer.concat(chunks), isWhole: true };
}
