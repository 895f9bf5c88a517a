import type { Application } from 'egg';
import { normalizeTarget } from '../../contract/normalize-target';
import { createStandardOutput } from '../operations/line-writer';
import { toCacheControl } from '../presenter/to-cache-control';
import { answerNotReady } from '../response/answer-not-ready';
import { cacheFirst, type Listener } from '../response/cache-first';
import type { ContentView } from '../response/response-cache';

/** What every application has besides Egg's own. */
export default {
  /** The time in ms that articles are judged by. */
  now(): number {
    return Date.now();
  },

  /** Writes one line of the log; where the platform collects it, that is standard output. */
  writeLog(this: Application, line: string): void {
    // A function is frozen as soon as it has answered.
    createStandardOutput().write(line, this.freezesAfterResponse);
  },

  /** How long caches may keep an answer that is given now: never past the next publication moment. */
  cacheControl(this: Application, { edition, now }: ContentView): string {
    const { cacheMaxAge, cacheStale } = this.config.casebook;
    return toCacheControl(cacheMaxAge, cacheStale, edition.validUntil - now);
  },

  /**
   * The request listener, for servers and shims that take it as soon as the application exists.
   *
   * Egg adds its router while it gets ready, and whoever takes Koa's own callback before that gets 404 for ever;
   * so this one waits. Where the application failed to start it answers 503.
   */
  callback(this: Application): Listener {
    let listener: Listener | undefined;
    let starting: Promise<Listener> | undefined;
    const start = async () => {
      starting ??= Promise.resolve(this.ready()).then(() => {
        const application = koaCallback(this);
        return this.addedMiddleware.length === 0 ? cacheFirst(this, application) : application;
      });
      // Why it failed was logged when it did.
      return (listener = await starting.catch(() => answerNotReady));
    };
    return (request, response) => {
      const sent = toOriginForm(request.url ?? '/');
      request.url = normalizeTarget(sent);
      if (request.url !== sent) request.originalUrl = sent;
      if (listener) return listener(request, response);
      return start().then((answer) => answer(request, response));
    };
  },
};

/**
 * The path and query of a request target: proxies send whole URLs (RFC 9112, 3.2.2). Egg asks Node to parse those, which
 * throws where there is no valid host, and the request would never be answered.
 */
function toOriginForm(target: string): string {
  // Nearly all are of that form, and a pattern takes longer than a look.
  if (target.startsWith('/')) return target;
  const rest = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  return /^[/*]/.test(rest) ? rest : `/${rest}`;
}

function koaCallback(app: Application): Listener {
  // Egg puts extensions on the application itself, so Koa's method is one step up.
  const prototype = Object.getPrototypeOf(app) as { callback: () => Listener };
  return prototype.callback.call(app);
}
