import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import path from 'node:path';
import type { Application } from 'egg';
import { createApplication } from '../../entry/create-application';
import { createEventHandler } from '../../entry/event-handler';
import { createComponent } from '../../entry/create-component';
import type { Answer } from './call';
import { catchLog } from './catch-log';
import { setClock } from './set-clock';
import { toEvent, type EventShape, type QueryReading } from './to-event';
import type { OpenWay, Way } from './way';
import { withEnvironment } from './with-environment';

/** The context that SCF passes besides the event. */
interface Context {
  callbackWaitsForEmptyEventLoop: boolean;
  readonly request_id: string;
}

/** The type of a handler of SCF. */
export type Handler = (event: unknown, context: Context) => Promise<unknown>;

interface LoadedFunction {
  readonly handler: Handler;
  readonly close: () => Promise<void>;
}

/** The name of the event function behind each trigger. */
export const eventNames: Readonly<Record<EventShape, string>> = {
  'function-url': 'as an event function behind a function URL',
  'api-gateway': 'as an event function behind API Gateway',
};

/** The event function, from source. */
export function eventWay(shape: EventShape): Way {
  return {
    name: eventNames[shape],
    compresses: shape === 'api-gateway',
    keepsQueries: true,
    repeatsHeaders: true,
    open: (env) => openFunction(env, (handler) => callByEvent(handler, shape), loadEventFunction),
  };
}

/** The component: the unmodified shim of `@serverless/tencent-egg` over the source. */
export const componentWay: Way = {
  name: 'through the shim of @serverless/tencent-egg',
  compresses: true,
  // The shim escapes the query again, so the event must contain it decoded.
  keepsQueries: false,
  // Node refuses the list of hosts that the shim passes on.
  repeatsHeaders: false,
  open: (env) =>
    openFunction(env, (handler) => callByEvent(handler, 'api-gateway', 'decoded'), loadComponent),
};

/** Calls a handler with events of one type. */
export function callByEvent(handler: Handler, ...shape: [EventShape, QueryReading?]): OpenWay['call'] {
  return async (target, options = {}) => {
    // On the platform, event and result are JSON.
    const event: unknown = JSON.parse(JSON.stringify(toEvent(target, options, ...shape)));
    const answer: unknown = await handler(event, {
      callbackWaitsForEmptyEventLoop: true,
      request_id: randomUUID(),
    });
    return readAnswer(JSON.parse(JSON.stringify(answer)));
  };
}

/** Converts the result of a function to a response, as the platform does. */
export function readAnswer(answer: unknown): Answer {
  // Checked field by field below.
  const { statusCode, headers, body, isBase64Encoded } = answer as Record<string, unknown>;
  assert.equal(typeof statusCode, 'number');
  assert.equal(typeof body, 'string');
  assert.equal(typeof isBase64Encoded, 'boolean');
  const found = Object.entries(headers as Record<string, unknown>).map(([name, value]) => {
    return [name.toLowerCase(), String(value)] as const;
  });
  return {
    status: Number(statusCode),
    headers: Object.fromEntries(found),
    body: Buffer.from(String(body), isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

async function openFunction(
  env: Readonly<Record<string, string>>,
  toCall: (handler: Handler) => OpenWay['call'],
  load: () => LoadedFunction,
): Promise<OpenWay> {
  const log = catchLog();
  let restore = (): void => undefined;
  const { handler, close } = await withEnvironment({ ...env, EGG_TYPESCRIPT: 'true' }, async () => {
    const loaded = load();
    // The configuration is read during startup.
    await toCall(loaded.handler)('/healthz');
    return loaded;
  });
  return {
    call: toCall(handler),
    setNow(ms) {
      restore();
      restore = setClock(ms);
    },
    async close() {
      restore();
      log.release();
      await close();
    },
  };
}

function loadEventFunction(): LoadedFunction {
  let app: Application | undefined;
  const handler = createEventHandler(() => (app = createApplication()));
  return {
    handler,
    close: async () => {
      await app?.close();
    },
  };
}

const shim = '@serverless/tencent-egg/src/shims/handler.js';

/** Loads a new instance of the shim, with the application instead of the `sls.js` that it requires. */
export function loadComponent(): LoadedFunction & { readonly app: unknown } {
  const file = require.resolve(shim);
  const beside = path.join(path.dirname(file), 'sls.js');
  forget(path.dirname(file));
  let made: Application | undefined;
  const app = createComponent(() => (made = createApplication()));
  // Only the exports of the module are used.
  require.cache[beside] = { id: beside, filename: beside, loaded: true, exports: app } as NodeJS.Module;
  // The shim has no types.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { handler } = require(file) as { handler: Handler };
  const own = globalThis as { server?: Server };
  const log = console.log;
  // The shim logs to standard output that it uses our file.
  const quiet: Handler = (event, context) => {
    console.log = () => undefined;
    const answer = handler(event, context);
    console.log = log;
    return answer;
  };
  const close = async () => {
    own.server?.closeAllConnections();
    own.server?.close();
    delete own.server;
    forget(path.dirname(file));
    await made?.close();
  };
  return { app, handler: quiet, close };
}

function forget(folder: string): void {
  for (const name of Object.keys(require.cache)) {
    if (name.startsWith(`${folder}${path.sep}`)) Reflect.deleteProperty(require.cache, name);
  }
}
