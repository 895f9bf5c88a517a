import type { Application } from 'egg';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { toLogLine } from '../app/operations/to-log-line';

/** Logs where a server listens. */
export function logListening(app: Application, server: http.Server): void {
  // It listens on a port, never on a socket of the file system.
  const { address, port } = server.address() as AddressInfo;
  app.writeLog(toLogLine('info', { event: 'listening', host: address, port }));
}
