import type { Application } from 'egg';
import type http from 'node:http';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect, promisify } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';

/** How long new connections are still taken, in ms: load balancers learn from `/readyz` to send none. */
const noticeMs = 500;
/** How long a quiet moment is waited for after that, in ms. */
const maxQuietMs = 1000;
/** When what still hangs is cut off, in ms after the signal: platforms kill after ten seconds. */
const deadlineMs = 9_000;

/**
 * Ends the process in order at SIGTERM or SIGINT, with exit code 0 and within ten seconds.
 *
 * From the signal on the application is draining: `/readyz` answers 503, and every answer closes its connection. Then no
 * connection is taken any more, idle ones are closed, and requests in flight are finished. Further signals change nothing.
 */
export function drainOnSignal(app: Application, server: http.Server): void {
  const countConnections = promisify(server.getConnections.bind(server));
  const drain = async (signal: string) => {
    app.isDraining = true;
    app.writeLog(toLogLine('info', { event: 'draining', signal, connections: await countConnections() }));
    await wait(noticeMs);
    const isClosed = closeWhenQuiet(server).then(() => true);
    const isLate = wait(deadlineMs - noticeMs, false, { ref: false });
    if (!(await Promise.race([isClosed, isLate]))) {
      app.writeLog(toLogLine('warn', { event: 'cut off', connections: await countConnections() }));
      server.closeAllConnections();
      await isClosed;
    }
    await app.alerts?.settle();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (app.isDraining) return;
      drain(signal).catch((error: unknown) => {
        app.writeLog(toLogLine('error', { event: 'drain failed', message: inspect(error) }));
        process.exit(1);
      });
    });
  }
}

/**
 * Stops listening, closes idle connections, and resolves when the last one is closed.
 *
 * The kernel takes connections on behalf of the server, and resets those that the server has not taken over when it
 * stops listening. So it stops right after a turn of the event loop in which nothing came, or after a second.
 */
function closeWhenQuiet(server: http.Server): Promise<void> {
  const end = performance.now() + maxQuietMs;
  let isQuiet = false;
  const stir = () => {
    isQuiet = false;
  };
  server.on('connection', stir).on('request', stir);
  return new Promise((resolve) => {
    const closeOrWait = () => {
      if (!isQuiet && performance.now() < end) {
        isQuiet = true;
        setImmediate(closeOrWait);
        return;
      }
      // Without what `http.Server` does before: nothing must come in between.
      net.Server.prototype.close.call(server, () => {
        resolve();
      });
      // By now they were idle for a while, and hardly a request is on its way there.
      server.closeIdleConnections();
    };
    closeOrWait();
  });
}
