import type { Application } from 'egg';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { respondNotReady } from '../app/response/respond-not-ready';
import { logStartupError } from './log-startup-error';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What the shims of the Egg components take from the application's module. */
export interface Component {
  callback(): Listener;
  /** Types whose bodies the shim sends as base64. */
  binaryTypes: string[];
  /** Awaited before the first request by `component: egg`; the shim of `@serverless/tencent-egg` does not know it. */
  slsInitialize(): Promise<void>;
}

/**
 * Makes what the shims of `@serverless/tencent-egg` and `component: egg` hand their events to: the application itself,
 * or, where it could not be made, one that answers 503.
 */
export function createComponent(create: () => Application): Component {
  const app = make(create);
  const component: Component = {
    callback: oneServerAtATime(app ? app.callback.bind(app) : () => respondNotReady),
    // Answers are JSON and text: only compressed ones need base64, and the shim sees to those itself.
    binaryTypes: [],
    async slsInitialize() {
      // A shim that sees this fail goes on with what there is, as if nothing were wrong; `callback()` answers 503.
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
 * The shim of `component: egg` makes a server for every event and leaves it listening, until there are no descriptors
 * left. Whoever takes the listener once more is about to do that, so the server before is closed.
 */
function oneServerAtATime(take: () => Listener): () => Listener {
  let current: Server | undefined;
  return () => {
    current?.close();
    current = undefined;
    const listener = take();
    return (request, response) => {
      // Node tells a socket which server took it, and its types leave that out.
      current = (request.socket as { server?: Server }).server;
      return listener(request, response);
    };
  };
}
