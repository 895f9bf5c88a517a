import type { Application } from 'egg';
import type http from 'node:http';
import { inspect } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';

/** How long new connections are still taken, in ms: load balancers learn from `/readyz` to send none. */
const noticeMs = 500;
/** When what still hangs is cut off, in ms after the signal: platforms kill after ten seconds. */
const deadlineMs = 9_000;

/**
 * Ends the process in order at SIGTERM or SIGINT, with exit code 0 and within ten seconds.
 *
 * From the signal on `/readyz` answers 503, and every answer closes its connection. Then no connection is taken any
 * more, idle ones are closed, and requests in flight are finished. Further signals change nothing.
 */
export function drainOnSignal(app: Application, server: http.Server): void {
  const unanswered = new Set<http.ServerResponse>();
  // First of all listeners: the answer may begin in the next.
  server.prependListener('request', (_request, response) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    if (app.isDraining) announceClose(response);
  });

  const drain = async (signal: string) => {
    app.isDraining = true;
    app.writeLog(toLogLine('info', { event: 'draining', signal, unanswered: unanswered.size }));
    for (const response of unanswered) announceClose(response);
    await new Promise((resolve) => setTimeout(resolve, noticeMs));
    const deadline = setTimeout(() => {
      app.writeLog(toLogLine('warn', { event: 'cut off', unanswered: unanswered.size }));
      server.closeAllConnections();
    }, deadlineMs - noticeMs);
    // Closes idle connections too: by now they were idle for a while, and hardly a request is on its way there.
    await new Promise((resolve) => server.close(resolve));
    clearTimeout(deadline);
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

function announceClose(response: http.ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
