import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { callByEvent, componentWay, eventNames } from './function-ways';
import type { EventShape } from './to-event';
import type { Way } from './way';

const host = path.resolve(__dirname, '../fixtures/function-host.cjs');

/** The event function of a packed folder, in a separate process. */
export function packedEventWay(shape: EventShape, folder: string): Way {
  return {
    name: eventNames[shape],
    compresses: shape === 'api-gateway',
    keepsQueries: true,
    repeatsHeaders: true,
    open: async (env) => {
      const { invoke, ...instance } = await startInstance('event', folder, env);
      return { ...instance, call: callByEvent(invoke, shape) };
    },
  };
}

/** The component of a packed folder, through the unmodified shim, in a separate process. */
export function packedComponentWay(folder: string): Way {
  return {
    ...componentWay,
    open: async (env) => {
      const { invoke, ...instance } = await startInstance('component', folder, env);
      return { ...instance, call: callByEvent(invoke, 'api-gateway', 'decoded') };
    },
  };
}

interface Instance {
  readonly invoke: (event: unknown, context: unknown) => Promise<unknown>;
  readonly setNow: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts an instance, as the platform calls it: a process that has loaded the function and waits for events. */
async function startInstance(
  kind: 'event' | 'component',
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Instance> {
  const child = fork(host, [folder, kind], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await receive(child);
  let last: Promise<unknown> = Promise.resolve();
  return {
    // An instance handles one event at a time.
    invoke(event, context) {
      const answer = last.then(async () => {
        child.send({ event, context });
        const told = await receive(child);
        if ('error' in told) throw new Error(`The function threw: ${String(told.error)}`);
        return told.answer;
      });
      last = answer.catch(() => undefined);
      return answer;
    },
    setNow(now) {
      child.send({ now });
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** Waits for the next message of an instance. @throws Error if it exits instead */
async function receive(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  const over = new AbortController();
  const { signal } = over;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as Readonly<Record<string, unknown>>),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`The instance ended with ${String(code)} before it answered.`);
      }),
    ]);
  } finally {
    over.abort();
  }
}
