import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { ServerMessage } from './answer-parent';
import { ask } from './ask';

/** How long a server may take to say something, in ms. */
const startTimeoutMs = 30_000;

/** One answer and how long it took, in ms. */
export interface TimedAnswer {
  readonly ms: number;
  readonly body: Buffer;
}

/** A server in a process of its own. */
export interface MeasuredServer {
  /** From the start of the process to the port that it listens on. */
  readonly bootMs: number;
  readonly port: number;
  readonly pid: number;
  /** Asks over one connection that is kept open. @throws Error when the answer is no 200 */
  get(path: string): Promise<TimedAnswer>;
  /** Memory in use, as the system counts it, in bytes. */
  rss(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a compiled server. */
export async function startServer(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> {
  const started = performance.now();
  const child = fork(script, args, {
    // Without the options of this process, which would load the TypeScript compiler there.
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '', EGG_TYPESCRIPT: '', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const first = await nextMessage(child);
  const bootMs = performance.now() - started;
  if (!('port' in first)) throw new Error('A server did not say where it listens.');
  const { port } = first;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    bootMs,
    port,
    // It has answered, so it has been started.
    pid: child.pid ?? 0,
    get: (path) => get({ agent, port, path }),
    async rss() {
      child.send('rss');
      const message = await nextMessage(child);
      return 'rss' in message ? message.rss : Number.NaN;
    },
    async stop() {
      agent.destroy();
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

async function nextMessage(child: ChildProcess): Promise<ServerMessage> {
  const wait = new AbortController();
  const timer = setTimeout(() => {
    wait.abort();
  }, startTimeoutMs);
  try {
    const { signal } = wait;
    const exited = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`A server ended with ${String(code)}.`);
    });
    // The channel carries only what `answerParent` sends.
    const message = once(child, 'message', { signal }).then(([value]) => value as ServerMessage);
    return await Promise.race([message, exited]);
  } finally {
    clearTimeout(timer);
    wait.abort();
  }
}

async function get(options: http.RequestOptions): Promise<TimedAnswer> {
  const started = performance.now();
  const { status, body } = await ask(options);
  const ms = performance.now() - started;
  if (status !== 200) throw new Error(`${options.path ?? ''}: ${status} ${body.toString()}`);
  return { ms, body };
}
