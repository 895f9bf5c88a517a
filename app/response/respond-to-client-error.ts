import type { Application } from 'egg';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { toLogLine } from '../operations/to-log-line';
import { toClientError } from '../presenter/to-client-error';

/** A socket of Node's HTTP server, with the response that it sends; in an event function it is a pair of streams in memory. */
interface ServerSocket extends Duplex, Partial<Pick<Socket, 'bytesRead' | 'setTimeout'>> {
  readonly _httpMessage?: ServerResponse | null;
}

/**
 * Responds to bytes that Node's HTTP parser rejected, or that did not come in time; logs and counts them; and closes the
 * connection. The responses to earlier requests on the connection come first (RFC 9112, 9.3.2).
 */
export function respondToClientError(app: Application, error: Error, socket: ServerSocket): void {
  const { _httpMessage: earlier } = socket;
  if (earlier && !socket.destroyed) {
    earlier.once('close', () => {
      respondToClientError(app, error, socket);
    });
    return;
  }
  const code = 'code' in error ? String(error.code) : '';
  // Load balancers and browsers open connections in advance, and would take a 408 for the response to their first request.
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT' && socket.bytesRead === 0) {
    socket.setTimeout?.(app.config.casebook.connections.idleMs);
    return;
  }
  // A client that has gone gets no response.
  if (!socket.writable || !/^(?:HPE|ERR_HTTP)_/.test(code)) {
    socket.destroy();
    return;
  }
  const { status, requestId, headers, body } = toClientError(code);
  app.writeLog(toLogLine('warn', { event: 'refused', requestId, status, reason: code }), 'warn');
  app.connectionCounts.count(status === 408 ? 'timeout' : 'invalid');
  const lines = Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(body) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
  // `end` waits until the client has taken the response.
  socket.once('finish', () => socket.destroy());
}
