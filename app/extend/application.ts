import type { Application } from 'egg';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerNotReady } from '../presenter/answer-not-ready';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What every application has besides Egg's own. */
export default {
  /** The time in ms that articles are judged by. */
  now(): number {
    return Date.now();
  },

  /** Writes one line of the log; where the platform collects it, that is standard output. */
  writeLog(line: string): void {
    process.stdout.write(`${line}\n`);
  },

  /** Writes nothing: Egg would put its configuration into files at every start, which takes time and nobody reads. */
  dumpConfig(): void {
    // Nothing to do.
  },

  /** Writes nothing either: what each step of the start took. */
  dumpTiming(): void {
    // Nothing to do.
  },

  /**
   * The request listener, for servers and shims that take it as soon as the application exists.
   *
   * Egg adds its router while it gets ready, and whoever takes Koa's own callback before that gets 404 for ever;
   * so this one waits. Where the application failed to start it answers 503.
   */
  callback(this: Application): Listener {
    let started: Promise<Listener> | undefined;
    return async (request, response) => {
      started ??= Promise.resolve(this.ready()).then(() => koaCallback(this));
      // Why it failed was logged when it did.
      const listener = await started.catch(() => answerNotReady);
      request.url = toOriginForm(request.url ?? '/');
      await listener(request, response);
    };
  },
};

/**
 * The path and query of a request target: proxies send whole URLs (RFC 9112, 3.2.2). Egg asks Node to parse those, which
 * throws where there is no valid host, and the request would never be answered.
 */
function toOriginForm(target: string): string {
  const rest = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  return /^[/*]/.test(rest) ? rest : `/${rest}`;
}

function koaCallback(app: Application): Listener {
  // Egg puts extensions on the application itself, so Koa's method is one step up.
  const prototype = Object.getPrototypeOf(app) as { callback: () => Listener };
  return prototype.callback.call(app);
}
