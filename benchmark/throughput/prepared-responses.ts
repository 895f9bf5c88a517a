import fs from 'node:fs';

/** A response that node:http and Koa send from memory. */
export interface PreparedResponse {
  readonly path: string;
  /** The `Accept-Encoding` of the request. */
  readonly accept: string;
  readonly type: string;
  readonly encoding: string | undefined;
  readonly etag: string | undefined;
  /** Base64. */
  readonly body: string;
}

/** Prepared bodies by `Accept-Encoding` and path, with a fallback for all other paths. */
export interface PreparedBodies {
  find(path: string, accept: string): PreparedBody;
}

export interface PreparedBody {
  readonly type: string;
  readonly encoding: string | undefined;
  readonly etag: string | undefined;
  readonly body: Buffer;
}

/** Reads the responses of Casebook that `fetchPrepared` wrote. */
export function readPreparedBodies(file: string): PreparedBodies {
  const responses = JSON.parse(fs.readFileSync(file, 'utf8')) as readonly PreparedResponse[];
  const byAccept = new Map<string, Map<string, PreparedBody>>();
  const toBody = ({ type, encoding, etag, body }: PreparedResponse) => ({
    type,
    encoding,
    etag,
    body: Buffer.from(body, 'base64'),
  });
  for (const response of responses) {
    const bodies = byAccept.get(response.accept) ?? new Map<string, PreparedBody>();
    byAccept.set(response.accept, bodies.set(response.path, toBody(response)));
  }
  const [first] = responses;
  if (!first) throw new Error(`${file} holds no responses.`);
  const other = toBody(first);
  return { find: (path, accept) => byAccept.get(accept)?.get(path) ?? other };
}
