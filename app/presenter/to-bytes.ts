/** The JSON of items that appear in many answers, so that each is written once. */
const written = new WeakMap<object, Buffer>();
const comma = Buffer.from(',');

/** Writes an item now, for every list that it will be in; it must not change any more. Returns how many bytes it has. */
export function writeOnce(item: object): number {
  const bytes = Buffer.from(JSON.stringify(item));
  written.set(item, bytes);
  return bytes.length;
}

/** The bytes of an answer: a text as it is, everything else as JSON. */
export function toBytes(body: unknown): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return joinWritten(body) ?? Buffer.from(JSON.stringify(body));
}

/** The JSON of `{ data: [...], ...rest }` from items that are written already; undefined where it is no such thing. */
function joinWritten(body: unknown): Buffer | undefined {
  if (typeof body !== 'object' || body === null || Object.keys(body)[0] !== 'data') return undefined;
  const { data, ...rest } = body as { data: unknown };
  if (!Array.isArray(data) || data.length === 0) return undefined;
  const parts: Buffer[] = [Buffer.from('{"data":[')];
  for (const item of data as unknown[]) {
    const bytes = typeof item === 'object' && item !== null ? written.get(item) : undefined;
    if (!bytes) return undefined;
    if (parts.length > 1) parts.push(comma);
    parts.push(bytes);
  }
  const tail = JSON.stringify(rest).slice(1);
  parts.push(Buffer.from(tail === '}' ? ']}' : `],${tail}`));
  return Buffer.concat(parts);
}
