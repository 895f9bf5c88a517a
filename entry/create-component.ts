import type { Application } from 'egg';
import type { Server } from 'node:http';
import type { Listener } from '../app/response/cache-first';
import { respondNotReady } from '../app/response/respond-not-ready';
import { logStartupError } from './log-startup-error';

/** The interface that the shims of the Egg components expect. */
export interface Component {
  callback(): Listener;
  /** Media types whose bodies the shim sends as base64. */
  binaryTypes: string[];
  /** `component: egg` awaits it before the first request; the shim of `@serverless/tencent-egg` does not call it. */
  slsInitialize(): Promise<void>;
}

/**
 * Creates the object to which the shims of `@serverless/tencent-egg` and `component: egg` pass their events: the application,
 * or a substitute that returns 503 if the application could not be created.
 */
export function createComponent(create: () => Application): Component {
  const app = make(create);
  const component: Component = {
    callback: oneServerAtATime(app ? app.callback.bind(app) : () => respondNotReady),
    // Responses are JSON and text. Only compressed ones need base64, and the shim handles these itself.
    binaryTypes: [],
    async slsInitialize() {
      // The shim ignores a failure here. `callback()` returns 503 then.
      await Promise.resolve(app?.ready()).catch(() => undefined);
    },
  };
  return app ? Object.assign(app, component) : component;
}

function make(create: () => Application): Application | undefined {
  try {
    const app = create();
    app.freezesAfterResponse = true;
    Promise.resolve(app.ready()).catch(logStartupError);
    return app;
  } catch (error) {
    logStartupError(error);
    return undefined;
  }
}

/**
 * The shim of `component: egg` creates a server for every event and leaves it listening, until no descriptors are left. It
 * takes the listener once for each server, so this closes the previous server then.
 */
function oneServerAtATime(createListener: () => Listener): () => Listener {
  let current: Server | undefined;
  return () => {
    current?.close();
    current = undefined;
    const listener = createListener();
    return (request, response) => {
      // Node sets `server` on a socket; its types do not contain it.
      current = (request.socket as { server?: Server }).server;
      return listener(request, response);
    };
  };
}
