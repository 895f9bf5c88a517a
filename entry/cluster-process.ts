import cluster from 'node:cluster';
import { subscribe } from 'node:diagnostics_channel';
import type net from 'node:net';
import { surviveClosedOutput } from '../app/operations/line-writer';
import { callWhenQuiet } from './call-when-quiet';
import './home-folder';

/**
 * Every process of a cluster loads this module first: egg-scripts reads in `package.json` that it shall. It makes the graceful
 * shutdown work:
 *
 * - A second signal has no effect. egg-scripts and egg-cluster handle SIGTERM and SIGINT with `process.once`, so the next
 *   signal would kill a process that drains. It does come: systemd and terminals signal every process, and parents also
 *   forward signals.
 * - The master stops listening before its workers do. It accepts the connections of all workers, and one that it accepted
 *   after the last worker has stopped would be lost.
 * - The master waits for the workers as long as they may drain, and all processes end within ten seconds.
 * - After the signal, master and agent write nothing. Processes that share an output make it blocking when they exit, so a
 *   reader that has stopped would keep the others alive.
 *
 * It also lets each of them outlive the reader of their output.
 */
const signals: ReadonlySet<string | symbol> = new Set(['SIGTERM', 'SIGINT']);

/**
 * The time for which the master still accepts connections, in ms. It is a little longer than the minimum of the workers, and
 * shorter than they wait for its last connections (`join-cluster.ts`).
 */
const noticeMs = 550;
/** The time without arrivals after that, in ms, before the master stops listening. */
const quiet = { quietMs: 50, maxMs: 500 };

// Milliseconds that the master waits after SIGTERM, for workers a little longer than their deadline (`drain.ts`), and for the
// agent, which has nothing to drain.
process.env.EGG_APP_CLOSE_TIMEOUT ??= '9300';
process.env.EGG_AGENT_CLOSE_TIMEOUT ??= '300';

/** The handle of a listening server in Node.js; it receives the connections of the workers. */
interface ListenHandle {
  onconnection: (...args: unknown[]) => unknown;
  close(): void;
}

const watched = new Set<string | symbol>();
const listening = new Set<ListenHandle>();
let isEnding = false;

surviveClosedOutput();

process.on('newListener', (event: string | symbol) => {
  // Not earlier: a signal without other listeners has to end the process.
  if (!signals.has(event) || watched.has(event)) return;
  watched.add(event);
  process.on(event as NodeJS.Signals, stop);
});

if (cluster.isPrimary)
  // The cluster module removes the handle from its server and does not expose it.
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const { server } = message as { server: net.Server & { _handle: ListenHandle | null } };
    const { _handle: handle } = server;
    if (!handle) return;
    listening.add(handle);
    server.once('close', () => listening.delete(handle));
  });

function stop(): void {
  if (isEnding) return;
  isEnding = true;
  if (cluster.isPrimary) for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
  for (const handle of listening) {
    setTimeout(() => {
      closeWhenQuiet(handle);
    }, noticeMs).unref();
  }
}

function closeWhenQuiet(handle: ListenHandle): void {
  const accept = handle.onconnection.bind(handle);
  const observe = (onArrival: () => void) => {
    handle.onconnection = (...args) => {
      onArrival();
      return accept(...args);
    };
  };
  callWhenQuiet(
    observe,
    () => {
      handle.close();
    },
    quiet,
  );
}
