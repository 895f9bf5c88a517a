import http, { type IncomingMessage } from 'node:http';
import { duplexPair } from 'node:stream';
import type { InMemoryRequest } from './to-request';

/** The response to an in-memory request. */
export interface InMemoryResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * Sends a request to a server through a pair of streams in memory.
 *
 * Both sides are Node's own HTTP, so everything works as over a socket. There is no port, file or descriptor, and nothing
 * stays open after the response.
 */
export function callInMemory(server: http.Server, request: InMemoryRequest): Promise<InMemoryResponse> {
  const { method, target, headers, body, client } = request;
  const [near, far] = duplexPair();
  server.emit('connection', Object.assign(far, { remoteAddress: client }));
  // If the server closes the connection without a response, only its own stream closes.
  far.once('close', () => near.destroy());
  return new Promise((resolve, reject) => {
    const outgoing = http.request(
      {
        method,
        path: target,
        headers: { ...headers, ...(body.length > 0 && { 'content-length': body.length }) },
        // Without an agent, which would keep the connection.
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
      // Has no effect after a response.
      reject(new Error('The connection was closed without a response.'));
    });
    outgoing.end(body);
  });
}
