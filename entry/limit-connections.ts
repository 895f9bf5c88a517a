import type { Application } from 'egg';
import type http from 'node:http';
import type { Socket } from 'node:net';

/** How often Node looks for requests that take too long, in ms. Its default is half a minute, which would add to each limit. */
const checkIntervalMs = 1000;

/** Sets the limits of the configuration on a server, before it listens. Node answers late requests by `clientError`. */
export function limitConnections(app: Application, server: http.Server): void {
  const { idleMs, headersMs, requestMs, maxConnections } = app.config.casebook.connections;
  server.keepAliveTimeout = idleMs;
  server.headersTimeout = headersMs;
  server.requestTimeout = requestMs;
  // An option of `createServer`, which Egg calls for workers; Node reads it when the server listens.
  Object.assign(server, { connectionsCheckingInterval: checkIntervalMs });
  // Not `server.maxConnections`: in a cluster, the master offers a refused connection again and again.
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open++;
    socket.once('close', () => open--);
    if (open <= maxConnections) return;
    app.connectionCounts.count('max_connections');
    socket.destroy();
  });
}
