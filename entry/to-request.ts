import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { HttpEvent } from './http-event';

/** What is sent into the application. */
export interface InMemoryRequest {
  readonly method: string;
  /** Path and query as on the wire, in ASCII. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Address of the client, where the platform tells it. */
  readonly client: string | undefined;
}

/** Headers that are about one connection (RFC 9110, 7.6.1), and those that sending works out itself. */
const ofTheConnection = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['content-length', 'expect', 'http2-settings'],
]);

/**
 * Translates an event to a request.
 *
 * @param requestId the platform's name of the invocation, for the log
 */
export function toRequest(event: HttpEvent, requestId: string | undefined): InMemoryRequest {
  const { httpMethod, path, queryString, body, isBase64Encoded, requestContext } = event;
  const headers = toHeaders(event.headers ?? {});
  if (requestId !== undefined) headers['x-scf-request-id'] ??= requestId;
  // A function URL is not documented to take base64, and compressed bodies would have to be; a CDN can compress.
  if (!requestContext) delete headers['accept-encoding'];
  const query = toQuery(queryString ?? {});
  const client = requestContext?.sourceIp ?? headers['x-scf-remote-addr'];
  return {
    method: httpMethod.toUpperCase(),
    target: `${toPath(path)}${query === '' ? '' : `?${query}`}`,
    headers,
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
    client: typeof client === 'string' ? client : undefined,
  };
}

/** Joins repeated ones (RFC 9110, 5.3) and leaves out what is no header: it could not have come over the wire. */
function toHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    if (ofTheConnection.has(name) || value === null || value === undefined) continue;
    const text = Array.isArray(value) ? value.join(name === 'cookie' ? '; ' : ', ') : toText(value);
    // As bytes on the wire: one character for each.
    const bytes = /[^\x20-\xff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
    if (isHeader(name, bytes)) found[name] = bytes;
  }
  return found;
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

/** Escapes what may not stand in a path. What is escaped already stays, and so do escapes that are malformed. */
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
 * A text with a space was decoded by the platform, so every other character in it means itself. Else nobody knows:
 * `%XX` and `+` are taken for what a client wrote.
 */
function toPart(text: string): string {
  return escapeAll(text, text.includes(' ') ? /[^\x21-\x7e]|[&#%+]/g : /[^\x21-\x7e]|[&#]/g);
}

/** By bytes of UTF-8, because half a surrogate pair is no text to `encodeURIComponent`. */
function escapeAll(text: string, pattern: RegExp): string {
  const run = new RegExp(`(?:${pattern.source})+`, 'g');
  return text.replace(run, (found) => Buffer.from(found).toString('hex').toUpperCase().replace(/../g, '%$&'));
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
