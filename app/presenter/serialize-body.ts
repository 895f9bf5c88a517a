import { hash } from 'node:crypto';

/**
 * Bytes, or a text of which each character stands for one (Latin-1): such texts are joined without being copied, and Node
 * sends one together with the head.
 */
export type Bytes = Buffer | string;

/** An item that appears in many answers, written once. */
interface Preserialized {
  /** A character for each byte. */
  readonly text: string;
  /** The hash of the bytes, 132 bits of it. */
  readonly name: string;
}

const written = new WeakMap<object, Preserialized>();

/** The bytes of an answer, and what they are named by. */
export interface SerializedBody {
  readonly bytes: Bytes;
  /** Whatever has the same bytes has the same name, and other bytes have another: a weak ETag. */
  readonly etag: string;
}

/** Writes an item now, for every list that it will be in; it must not change any more. Returns how many bytes it has. */
export function preserialize(item: object): number {
  const bytes = Buffer.from(JSON.stringify(item));
  const name = hash('sha256', bytes, 'base64url').slice(0, 22);
  written.set(item, { text: bytes.toString('latin1'), name });
  return bytes.length;
}

/** The same bytes as a buffer. */
export function toBuffer(bytes: Bytes): Buffer {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
}

/** The bytes of an answer: a text as it is, everything else as JSON. */
export function serializeBody(body: unknown): SerializedBody {
  if (typeof body === 'string') return hashWhole(Buffer.from(body));
  return joinPreserialized(body) ?? hashWhole(Buffer.from(JSON.stringify(body)));
}

function hashWhole(bytes: Buffer): SerializedBody {
  return { bytes, etag: toEtag(bytes) };
}

function toEtag(named: Buffer | string): string {
  return `W/"${hash('sha256', named, 'base64url').slice(0, 27)}"`;
}

/**
 * The JSON of `{ data: [...], ...rest }` from items that are written already; undefined where it is no such thing. It is named
 * by the names of the items and by the rest: to hash a list anew takes longer than to put it together.
 */
function joinPreserialized(body: unknown): SerializedBody | undefined {
  if (typeof body !== 'object' || body === null || Object.keys(body)[0] !== 'data') return undefined;
  const { data, ...rest } = body as { data: unknown };
  if (!Array.isArray(data) || data.length === 0) return undefined;
  let text = '';
  let names = '';
  for (const item of data as unknown[]) {
    const known = typeof item === 'object' && item !== null ? written.get(item) : undefined;
    if (!known) return undefined;
    text += `${text === '' ? '' : ','}${known.text}`;
    names += known.name;
  }
  const json = JSON.stringify(rest).slice(1);
  const tail = json === '}' ? ']}' : `],${json}`;
  return { bytes: `{"data":[${text}${Buffer.from(tail).toString('latin1')}`, etag: toEtag(names + tail) };
}
