import type { Application } from 'egg';
import type http from 'node:http';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect, promisify } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';
import { callWhenQuiet, type QuietOptions } from './call-when-quiet';

/** How long new connections are still taken, in ms: load balancers learn from `/readyz` to send none. */
const noticeMs = 500;
/** A process that listens by itself knows after each turn of its event loop that nothing has come. */
const ownPatience: QuietOptions = { quietMs: 0, maxMs: 1000 };
/** When what still hangs is cut off, in ms after the signal: platforms kill after ten seconds. */
const deadlineMs = 9_000;

/** Lets a server finish what it has begun; resolves when no connection is left. */
export type Drain = (signal: string) => Promise<void>;

/**
 * Ends the process in order at SIGTERM or SIGINT, with exit code 0 and within ten seconds. Further signals change nothing.
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
 * The graceful shutdown of a server, which happens once however often it is asked for.
 *
 * While it drains `/readyz` returns 503, and every response closes its connection. Then no connection is taken any more,
 * idle ones are closed, and requests in flight are finished.
 *
 * @param patience how a moment is found in which nothing comes any more
 */
export function createDrain(app: Application, server: http.Server, patience = ownPatience): Drain {
  const countConnections = promisify(server.getConnections.bind(server));
  const drain = async (signal: string) => {
    app.isDraining = true;
    app.writeLog(toLogLine('info', { event: 'draining', signal, connections: await countConnections() }));
    await wait(noticeMs);
    const isClosed = closeWhenQuiet(server, patience).then(() => true);
    const isLate = wait(deadlineMs - noticeMs, false, { ref: false });
    if (!(await Promise.race([isClosed, isLate]))) {
      app.writeLog(toLogLine('warn', { event: 'cut off', connections: await countConnections() }));
      server.closeAllConnections();
      await isClosed;
    }
    await app.alerts?.whenSent();
  };
  let drained: Promise<void> | undefined;
  return (signal) => (drained ??= drain(signal));
}

/** Stops listening, closes idle connections, and resolves when the last one is closed. */
function closeWhenQuiet(server: http.Server, patience: QuietOptions): Promise<void> {
  const observe = (onArrival: () => void) => {
    server.on('connection', onArrival).on('request', onArrival);
  };
  return new Promise((resolve) => {
    const close = () => {
      // Without what `http.Server` does before: nothing must come in between.
      net.Server.prototype.close.call(server, () => {
        resolve();
      });
      // By now they were idle for a while, and hardly a request is on its way there.
      server.closeIdleConnections();
    };
    callWhenQuiet(observe, close, patience);
  });
}
