import { hash } from 'node:crypto';

/** An item that appears in many answers, written once. */
interface Written {
  /** With a comma before them. */
  readonly bytes: Buffer;
  /** The hash of them. */
  readonly name: string;
}

const written = new WeakMap<object, Written>();
const opening = Buffer.from('{"data":[');
const comma = Buffer.from(',');

/** The bytes of an answer, and what they are named by. */
export interface AnswerBytes {
  readonly bytes: Buffer;
  /** Whatever has the same bytes has the same name, and other bytes have another: a weak ETag. */
  readonly etag: string;
}

/** Writes an item now, for every list that it will be in; it must not change any more. Returns how many bytes it has. */
export function writeOnce(item: object): number {
  const bytes = Buffer.from(JSON.stringify(item));
  written.set(item, { bytes: Buffer.concat([comma, bytes]), name: hash('sha256', bytes, 'base64url') });
  return bytes.length;
}

/** The bytes of an answer: a text as it is, everything else as JSON. */
export function toBytes(body: unknown): AnswerBytes {
  if (typeof body === 'string') return nameWhole(Buffer.from(body));
  return joinWritten(body) ?? nameWhole(Buffer.from(JSON.stringify(body)));
}

function nameWhole(bytes: Buffer): AnswerBytes {
  return { bytes, etag: toEtag(bytes) };
}

function toEtag(named: Buffer | string): string {
  return `W/"${hash('sha256', named, 'base64url').slice(0, 27)}"`;
}

/**
 * The JSON of `{ data: [...], ...rest }` from items that are written already; undefined where it is no such thing. It is named
 * by the names of the items and by the rest: to hash a list anew takes longer than to put it together.
 */
function joinWritten(body: unknown): AnswerBytes | undefined {
  if (typeof body !== 'object' || body === null || Object.keys(body)[0] !== 'data') return undefined;
  const { data, ...rest } = body as { data: unknown };
  if (!Array.isArray(data) || data.length === 0) return undefined;
  const parts: Buffer[] = [opening];
  let names = '';
  for (const item of data as unknown[]) {
    const known = typeof item === 'object' && item !== null ? written.get(item) : undefined;
    if (!known) return undefined;
    parts.push(names === '' ? known.bytes.subarray(1) : known.bytes);
    names += known.name;
  }
  const json = JSON.stringify(rest).slice(1);
  const tail = json === '}' ? ']}' : `],${json}`;
  parts.push(Buffer.from(tail));
  return { bytes: Buffer.concat(parts), etag: toEtag(names + tail) };
}
