import type { Application } from 'egg';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { toLogLine } from '../app/operations/to-log-line';

/** Logs the host and port of a server. */
export function logListening(app: Application, server: http.Server): void {
  // Not a Unix socket, whose address is a string.
  const { address, port } = server.address() as AddressInfo;
  app.writeLog(toLogLine('info', { event: 'listening', host: address, port }), 'info');
}
