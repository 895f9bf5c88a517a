import http, { type IncomingMessage } from 'node:http';
import { duplexPair } from 'node:stream';
import type { InMemoryRequest } from './to-request';

/** An answer as it came back. */
export interface InMemoryResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * Sends one request to a server through memory.
 *
 * Both sides are Node's own HTTP, so that everything is as over a socket; but there is no port, no file and no
 * descriptor, and nothing is left when the answer is there.
 */
export function callInMemory(server: http.Server, request: InMemoryRequest): Promise<InMemoryResponse> {
  const { method, target, headers, body, client } = request;
  const [near, far] = duplexPair();
  server.emit('connection', Object.assign(far, { remoteAddress: client }));
  // A server that hangs up without an answer tells its own side only.
  far.once('close', () => near.destroy());
  return new Promise((resolve, reject) => {
    const outgoing = http.request(
      {
        method,
        path: target,
        headers: { ...headers, ...(body.length > 0 && { 'content-length': body.length }) },
        // Without an agent, which would keep connections.
        createConnection: () => near,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.on('close', () => {
      near.destroy();
      far.destroy();
      // After an answer this changes nothing any more.
      reject(new Error('The connection was closed without an answer.'));
    });
    outgoing.end(body);
  });
}
