import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message of a measured server to its parent process: its port, or its memory in bytes. */
export type ServerMessage = { readonly port: number } | { readonly rss: number };

/** Listens on a free local port and sends it to the parent process. Replies to every message with the resident memory. */
export function reportToParent(server: Server): void {
  const send = (message: ServerMessage) => process.send?.(message);
  process.on('message', () => send({ rss: process.memoryUsage.rss() }));
  process.on('disconnect', () => {
    process.exit(0);
  });
  server.listen(0, '127.0.0.1', () => {
    // Not null or a string: the server listens on a TCP port.
    send({ port: (server.address() as AddressInfo).port });
  });
}
