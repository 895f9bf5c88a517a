import { hash } from 'node:crypto';

/**
 * Bytes, or a Latin-1 string with one character per byte. V8 concatenates strings without copying them, and Node sends a
 * string in one write with the headers.
 */
export type Bytes = Buffer | string;

/** The JSON of an item that appears in many responses. */
interface Preserialized {
  /** Latin-1, one character per byte. */
  readonly text: string;
  /** 132 bits of the hash of the bytes. */
  readonly hash: string;
}

const preserialized = new WeakMap<object, Preserialized>();

/** The bytes of a response body, and their ETag. */
export interface SerializedBody {
  readonly bytes: Bytes;
  /** Weak: the same body has the same ETag, and another body has another. */
  readonly etag: string;
}

/** Serialises an item for all lists that will contain it, and returns its size in bytes. The item must not change later. */
export function preserialize(item: object): number {
  const bytes = Buffer.from(JSON.stringify(item));
  const shortHash = hash('sha256', bytes, 'base64url').slice(0, 22);
  preserialized.set(item, { text: bytes.toString('latin1'), hash: shortHash });
  return bytes.length;
}

/** Returns the bytes as a buffer. */
export function toBuffer(bytes: Bytes): Buffer {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
}

/** Serialises a response body: a string as it is, everything else as JSON. */
export function serializeBody(body: unknown): SerializedBody {
  if (typeof body === 'string') return hashWhole(Buffer.from(body));
  return joinPreserialized(body) ?? hashWhole(Buffer.from(JSON.stringify(body)));
}

function hashWhole(bytes: Buffer): SerializedBody {
  return { bytes, etag: toEtag(bytes) };
}

function toEtag(input: Buffer | string): string {
  return `W/"${hash('sha256', input, 'base64url').slice(0, 27)}"`;
}

/**
 * Joins the JSON of `{ data: [...], ...rest }` from preserialised items. Returns undefined if the body has another shape, or
 * an item is not preserialised.
 * The ETag is a hash over the hashes of the items and the rest, which is faster than hashing the entire list.
 */
function joinPreserialized(body: unknown): SerializedBody | undefined {
  if (typeof body !== 'object' || body === null || Object.keys(body)[0] !== 'data') return undefined;
  const { data, ...rest } = body as { data: unknown };
  if (!Array.isArray(data) || data.length === 0) return undefined;
  let text = '';
  let hashes = '';
  for (const item of data as unknown[]) {
    const known = typeof item === 'object' && item !== null ? preserialized.get(item) : undefined;
    if (!known) return undefined;
    text += `${text === '' ? '' : ','}${known.text}`;
    hashes += known.hash;
  }
  const json = JSON.stringify(rest).slice(1);
  const tail = json === '}' ? ']}' : `],${json}`;
  return { bytes: `{"data":[${text}${Buffer.from(tail).toString('latin1')}`, etag: toEtag(hashes + tail) };
}
