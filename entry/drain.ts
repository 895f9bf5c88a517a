import type { Application } from 'egg';
import type http from 'node:http';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect, promisify } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';
import { callWhenQuiet, type QuietOptions } from './call-when-quiet';

/** The time for which new connections are still accepted, in ms, until load balancers have read `/readyz`. */
const noticeMs = 500;
const defaultQuiet: QuietOptions = { quietMs: 50, maxMs: 500 };
/** The time after the signal at which open connections are closed, in ms. */
const cutOffMs = 8_000;
/** The time after the signal at which the process exits, whatever it still waits for. Platforms kill it after ten seconds. */
const deadlineMs = 9_000;

/** Drains a server; resolves when no connection is left. */
export type Drain = (signal: string) => Promise<void>;

/** Returns what a signal does to a process that serves: it drains once, and exits with code 0, within ten seconds. */
export function createStop(app: Application, server: http.Server): (signal: string) => void {
  const drain = createDrain(app, server);
  const stop = async (signal: string) => {
    await drain(signal);
    await app.close();
    // A slow reader of the log gets all of it, until the deadline.
    await new Promise<void>((resolve) => {
      process.stdout.write('', () => {
        resolve();
      });
    });
    process.exit(0);
  };
  return (signal) => {
    if (app.isDraining) return;
    stop(signal).catch((error: unknown) => {
      app.writeLog(toLogLine('error', { event: 'drain failed', message: inspect(error) }));
      process.exit(1);
    });
  };
}

/**
 * Creates the graceful shutdown of a server. It happens once, however often it is called.
 *
 * While the server drains, `/readyz` returns 503 and every response closes its connection. Then the server stops listening,
 * closes idle connections, and finishes the requests in flight. Connections that are still open after eight seconds are
 * closed. After nine the process exits with code 0, even if an alert is not posted or the log is not read.
 *
 * @param quiet the time without arrivals before the server stops listening
 */
export function createDrain(app: Application, server: http.Server, quiet = defaultQuiet): Drain {
  const countConnections = promisify(server.getConnections.bind(server));
  const drain = async (signal: string) => {
    app.isDraining = true;
    setTimeout(() => process.exit(0), deadlineMs).unref();
    const connections = await countConnections();
    app.writeLog(toLogLine('info', { event: 'draining', signal, connections }), 'info');
    await wait(noticeMs);
    const isClosed = closeWhenQuiet(server, quiet).then(() => true);
    const isLate = wait(cutOffMs - noticeMs, false, { ref: false });
    if (!(await Promise.race([isClosed, isLate]))) {
      app.writeLog(toLogLine('warn', { event: 'cut off', connections: await countConnections() }), 'warn');
      server.closeAllConnections();
      await isClosed;
    }
    await app.alerts?.flush();
  };
  let drained: Promise<void> | undefined;
  return (signal) => (drained ??= drain(signal));
}

/** Stops listening, closes idle connections, and resolves when the last one is closed. */
function closeWhenQuiet(server: http.Server, quiet: QuietOptions): Promise<void> {
  const respond = holdRequests(server);
  const observe = (onArrival: () => void) => {
    server.on('connection', onArrival).on('request', onArrival);
  };
  return new Promise((resolve) => {
    const close = () => {
      // Call `net.Server.close` directly. `http.Server.close` first closes idle connections, and a request could arrive in between.
      net.Server.prototype.close.call(server, () => {
        resolve();
      });
      // These have been idle for a while, so a request on its way there is unlikely.
      server.closeIdleConnections();
      respond();
    };
    callWhenQuiet(observe, close, quiet);
  });
}

/**
 * Lets requests wait until the returned function is called. Clients that wait for a response send nothing new, so even under
 * load it becomes quiet.
 */
function holdRequests(server: http.Server): () => void {
  const listeners = server.listeners('request') as http.RequestListener[];
  const held: Parameters<http.RequestListener>[] = [];
  server.removeAllListeners('request').on('request', (...request) => held.push(request));
  return () => {
    server.removeAllListeners('request');
    for (const listener of listeners) server.on('request', listener);
    for (const request of held) server.emit('request', ...request);
  };
}
