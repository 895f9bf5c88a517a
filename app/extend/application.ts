import type { Application } from 'egg';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { LogLevel } from '../../config/content';
import { normalizeTarget } from '../../contract/normalize-target';
import type { CloseReason } from '../operations/connection-counts';
import { getStandardOutput } from '../operations/line-writer';
import { isLogged } from '../operations/to-log-line';
import { toCacheControl } from '../presenter/to-cache-control';
import { cacheFirst, type Listener } from '../response/cache-first';
import { inTurn } from '../response/in-turn';
import { limitUnsent } from '../response/limit-unsent';
import { respondNotReady } from '../response/respond-not-ready';
import { respondToClientError } from '../response/respond-to-client-error';
import type { ContentView } from '../response/response-cache';
import noFiles from './agent';

/** Extensions of Egg's application. */
export default {
  ...noFiles,

  /** The current time in ms; it decides which articles are public. */
  now(): number {
    return Date.now();
  },

  /** Writes a line of the log to standard output, where platforms collect it, unless its level is too low. */
  writeLog(this: Application, line: string, level: LogLevel = 'error'): void {
    if (!isLogged(level, this.config.casebook.logging.level)) return;
    // A function is frozen after each response, so its lines are written at once.
    getStandardOutput().write(line, this.freezesAfterResponse);
  },

  /** The `Cache-Control` header of public content; it never lasts beyond the next visibility change. */
  cacheControl(this: Application, { edition, now }: ContentView): string {
    const { cacheMaxAge, cacheStale } = this.config.casebook;
    return toCacheControl(cacheMaxAge, cacheStale, edition.validUntil - now);
  },

  /**
   * The request listener, for servers and shims that take it as soon as the application exists.
   *
   * Egg adds its router while it starts. Koa's own callback, taken before that, would return 404 for ever. So this listener
   * waits for the start. If the application failed to start, it returns 503.
   */
  callback(this: Application): Listener {
    let listener: Listener | undefined;
    let starting: Promise<Listener> | undefined;
    const start = async () => {
      starting ??= Promise.resolve(this.ready()).then(() => {
        const application = koaCallback(this);
        return this.addedMiddleware.length === 0 ? cacheFirst(this, application) : application;
      });
      // The error was logged when the start failed.
      return (listener = await starting.catch(() => respondNotReady));
    };
    const cut = (socket: Socket, reason: CloseReason) => {
      this.connectionCounts.count(reason);
      socket.destroy();
    };
    const watchUnsent = limitUnsent(this.config.casebook.connections, cut);
    return inTurn(
      (request, response) => {
        watchUnsent(response);
        const sent = toOriginForm(request.url ?? '/');
        request.url = normalizeTarget(sent);
        if (request.url !== sent) request.originalUrl = sent;
        if (listener) return listener(request, response);
        return start().then((started) => started(request, response));
      },
      (socket) => {
        cut(socket, 'memory');
      },
    );
  },

  /** Responds to a request that is not valid HTTP. */
  onClientError(this: Application, error: Error, socket: Duplex): void {
    respondToClientError(this, error, socket);
  },
};

/**
 * Returns the path and query of a request target. Proxies send absolute URLs (RFC 9112, 3.2.2). Egg passes these to Node's
 * parser, which throws for an invalid host, and the client would never get a response.
 */
function toOriginForm(target: string): string {
  // Nearly all targets begin like this, and the test is faster than the pattern.
  if (target.startsWith('/')) return target;
  const rest = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  return /^[/*]/.test(rest) ? rest : `/${rest}`;
}

function koaCallback(app: Application): Listener {
  // Egg puts extensions on the application itself, so Koa's method is on its prototype.
  const prototype = Object.getPrototypeOf(app) as { callback: () => Listener };
  return prototype.callback.call(app);
}
