import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a measured server tells the process that started it. */
export type ServerMessage = { readonly port: number } | { readonly rss: number };

/** Listens on a free port of this machine, says which, and answers every message with the memory in use. */
export function answerParent(server: Server): void {
  const send = (message: ServerMessage) => process.send?.(message);
  process.on('message', () => send({ rss: process.memoryUsage.rss() }));
  process.on('disconnect', () => {
    process.exit(0);
  });
  server.listen(0, '127.0.0.1', () => {
    // A server that listens on a port has an address of this form.
    send({ port: (server.address() as AddressInfo).port });
  });
}
