import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { ServerMessage } from './report-to-parent';
import { nodeOptions } from '../packaging/node-options';
import { httpGet } from './http-get';

/** Timeout in ms for a message of a server. */
const startTimeoutMs = 30_000;

/** One response, and how long it took in ms. */
export interface TimedResponse {
  readonly ms: number;
  readonly body: Buffer;
}

/** A server in a separate process. */
export interface MeasuredServer {
  /** Milliseconds from the start of the process until it listens. */
  readonly bootMs: number;
  readonly port: number;
  readonly pid: number;
  /** Sends a request over a keep-alive connection. @throws Error if the status is not 200 */
  get(path: string): Promise<TimedResponse>;
  /** Resident memory in bytes. */
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
    // As for production, and without the options of this process, which would load the TypeScript compiler.
    execArgv: [nodeOptions],
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
    // Defined: the process has sent a message, so it is running.
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
    // Only `reportToParent` sends messages.
    const message = once(child, 'message', { signal }).then(([value]) => value as ServerMessage);
    return await Promise.race([message, exited]);
  } finally {
    clearTimeout(timer);
    wait.abort();
  }
}

async function get(options: http.RequestOptions): Promise<TimedResponse> {
  const started = performance.now();
  const { status, body } = await httpGet(options);
  const ms = performance.now() - started;
  if (status !== 200) throw new Error(`${options.path ?? ''}: ${status} ${body.toString()}`);
  return { ms, body };
}
