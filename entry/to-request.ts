import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { HttpEvent } from './http-event';

/** A request to the application over an in-memory connection. */
export interface InMemoryRequest {
  readonly method: string;
  /** Path and query as on the wire, in ASCII. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Address of the client, if the platform passes it. */
  readonly client: string | undefined;
}

/** Hop-by-hop headers (RFC 9110, 7.6.1), and headers that Node sets itself. */
const removedHeaders = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['content-length', 'expect', 'http2-settings'],
]);

/**
 * Converts an event to a request.
 *
 * @param requestId the platform's id of the invocation, for the log
 * @throws TypeError if the body is neither text nor missing
 */
export function toRequest(event: HttpEvent, requestId: string | undefined): InMemoryRequest {
  const { httpMethod, path, queryString, body, isBase64Encoded, requestContext } = event;
  // `Buffer.from` would take a list, too, as bytes.
  const text = body ?? '';
  if (typeof text !== 'string') throw new TypeError('The body of the event is not text.');
  const headers = { ...toHeaders(event.headers ?? {}), ...toHeaders(event.multiValueHeaders ?? {}) };
  if (requestId !== undefined) headers['x-scf-request-id'] ??= requestId;
  // Compressed bodies need base64, which function URLs are not documented to accept. A CDN can compress instead.
  if (!requestContext) delete headers['accept-encoding'];
  const query = toQuery(queryString ?? {});
  const client = requestContext?.sourceIp ?? headers['x-scf-remote-addr'];
  return {
    method: httpMethod.toUpperCase(),
    target: `${toPath(path)}${query === '' ? '' : `?${query}`}`,
    headers,
    body: Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8'),
    client: typeof client === 'string' ? client : undefined,
  };
}

/** Joins repeated headers (RFC 9110, 5.3), also those whose names differ in case, and removes invalid ones, which HTTP could not have carried. */
function toHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    if (removedHeaders.has(name) || value === null || value === undefined) continue;
    const values: readonly unknown[] = [result[name] ?? [], value].flat();
    const text = values.map(toText).join(name === 'cookie' ? '; ' : ', ');
    // One character per byte, as Node sends it.
    const bytes = /[^\x20-\xff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
    if (isHeader(name, bytes)) result[name] = bytes;
  }
  return result;
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Escapes characters that a path must not contain. Existing escapes stay, malformed ones too. */
function toPath(path: string): string {
  const escaped = escapeAll(path, /[^\x21-\x7e]|[?#]/g);
  return escaped.startsWith('/') ? escaped : `/${escaped}`;
}

function toQuery(query: Readonly<Record<string, unknown>> | string): string {
  if (typeof query === 'string') return escapeAll(query.replace(/^\?/, ''), /[^\x21-\x7e]|#/g);
  return Object.entries(query)
    .flatMap(([name, value]) => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.map((one) => {
        const isBare = one === true || one === null || one === undefined;
        const key = toPart(name).replaceAll('=', '%3D');
        return isBare ? key : `${key}=${toPart(toText(one))}`;
      });
    })
    .join('&');
}

/**
 * Escapes a name or value of a query.
 *
 * A text with a space was decoded by the platform, so it contains no escapes. Otherwise it is not known, and `%XX` and `+`
 * count as escapes that the client wrote.
 */
function toPart(text: string): string {
  return escapeAll(text, text.includes(' ') ? /[^\x21-\x7e]|[&#%+]/g : /[^\x21-\x7e]|[&#]/g);
}

/** Escapes the UTF-8 bytes itself, because `encodeURIComponent` throws for half a surrogate pair. */
function escapeAll(text: string, pattern: RegExp): string {
  const runs = new RegExp(`(?:${pattern.source})+`, 'g');
  return text.replace(runs, (found) =>
    Buffer.from(found).toString('hex').toUpperCase().replace(/../g, '%$&'),
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
