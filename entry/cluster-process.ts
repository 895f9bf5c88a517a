import cluster from 'node:cluster';
import { subscribe } from 'node:diagnostics_channel';
import type net from 'node:net';
import { callWhenQuiet } from './call-when-quiet';

/**
 * Loaded first by every process of `npm run start:cluster`, so that signals end them in order.
 *
 * - A second signal changes nothing. egg-scripts and egg-cluster take SIGTERM and SIGINT with `process.once`, so that the
 *   next would kill a process that drains. There is a next one: systemd and terminals signal every process, and parents
 *   pass signals on besides.
 * - The master stops listening before its workers do. It takes the connections of all of them, and one that it takes
 *   when the last worker has just stopped would be lost.
 */
const signals: ReadonlySet<string | symbol> = new Set(['SIGTERM', 'SIGINT']);

/**
 * How long the master still takes connections, in ms: a little longer than workers do at least, and shorter than they wait
 * for its last ones (`join-cluster.ts`).
 */
const noticeMs = 550;
/** How long it waits for a quiet moment after that, in ms. */
const maxQuietMs = 1000;

/** What a listening server of Node.js holds; the workers' connections come through it. */
interface ListenHandle {
  onconnection: (...args: unknown[]) => unknown;
  close(): void;
}

const watched = new Set<string | symbol>();
const listening = new Set<ListenHandle>();
let isEnding = false;

process.on('newListener', (event: string | symbol) => {
  // Not before: until somebody listens for a signal it has to end the process.
  if (!signals.has(event) || watched.has(event)) return;
  watched.add(event);
  process.on(event as NodeJS.Signals, stopListening);
});

if (cluster.isPrimary)
  // The cluster takes the handle out of the server that it came with, and shows it to nobody.
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const { server } = message as { server: net.Server & { _handle: ListenHandle | null } };
    const { _handle: handle } = server;
    if (!handle) return;
    listening.add(handle);
    server.once('close', () => listening.delete(handle));
  });

function stopListening(): void {
  if (isEnding) return;
  isEnding = true;
  for (const handle of listening) {
    setTimeout(() => {
      closeWhenQuiet(handle);
    }, noticeMs).unref();
  }
}

function closeWhenQuiet(handle: ListenHandle): void {
  const take = handle.onconnection.bind(handle);
  const observe = (onArrival: () => void) => {
    handle.onconnection = (...args) => {
      onArrival();
      return take(...args);
    };
  };
  callWhenQuiet(
    observe,
    () => {
      handle.close();
    },
    { quietMs: 0, maxMs: maxQuietMs },
  );
}
