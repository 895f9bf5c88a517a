import type { Application } from 'egg';
import type http from 'node:http';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect, promisify } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';
import { callWhenQuiet, type QuietOptions } from './call-when-quiet';

/** The time for which new connections are still accepted, in ms, until load balancers have read `/readyz`. */
const noticeMs = 500;
/** A process that listens itself knows after a single event-loop iteration that nothing has arrived. */
const defaultQuiet: QuietOptions = { quietMs: 0, maxMs: 1000 };
/** The time after the signal at which open connections are closed, in ms. Platforms kill the process after ten seconds. */
const deadlineMs = 9_000;

/** Drains a server; resolves when no connection is left. */
export type Drain = (signal: string) => Promise<void>;

/**
 * Makes SIGTERM and SIGINT drain the server and exit with code 0, within ten seconds. Further signals have no effect.
 */
export function drainOnSignal(app: Application, server: http.Server): void {
  const drain = createDrain(app, server);
  const end = async (signal: string) => {
    await drain(signal);
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (app.isDraining) return;
      end(signal).catch((error: unknown) => {
        app.writeLog(toLogLine('error', { event: 'drain failed', message: inspect(error) }));
        process.exit(1);
      });
    });
  }
}

/**
 * Creates the graceful shutdown of a server. It happens once, however often it is called.
 *
 * While the server drains, `/readyz` returns 503 and every response closes its connection. Then the server stops listening,
 * closes idle connections, and finishes the requests in flight.
 *
 * @param quiet the time without arrivals before the server stops listening
 */
export function createDrain(app: Application, server: http.Server, quiet = defaultQuiet): Drain {
  const countConnections = promisify(server.getConnections.bind(server));
  const drain = async (signal: string) => {
    app.isDraining = true;
    const connections = await countConnections();
    app.writeLog(toLogLine('info', { event: 'draining', signal, connections }), 'info');
    await wait(noticeMs);
    const isClosed = closeWhenQuiet(server, quiet).then(() => true);
    const isLate = wait(deadlineMs - noticeMs, false, { ref: false });
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
    };
    callWhenQuiet(observe, close, quiet);
  });
}
