import http from 'node:http';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { httpGet } from '../http-get';
import type { Random } from '../random';

/** Clients that attack a server until the signal aborts. */
export type Attack = (port: number, random: Random, signal: AbortSignal) => Promise<void>;

const pipelines = 4;
const pipelinedRequests = 2_500;
const searchers = 2;
/** The maximum length of `q`. */
const queryLength = 100;
const slowReaders = 20;
/** After this time in ms, a connection that the server has not cut is replaced. */
const holdMs = 90_000;

/** Clients that send thousands of requests at once and read nothing, and do it again when they are cut. */
const pipeline: Attack = (port, random, signal) =>
  repeat(pipelines, signal, async () => {
    const prefix = random.below(1e9);
    const requests = Array.from(
      { length: pipelinedRequests },
      (_, i) => `GET /api/v1/articles?limit=100&tag.not=${prefix}-${i} HTTP/1.1\r\nHost: a\r\n\r\n`,
    );
    await hold(port, requests.join(''), signal, () => undefined);
  });

/** Clients that read 16 bytes a second. */
const readSlowly: Attack = (port, random, signal) =>
  repeat(slowReaders, signal, async () => {
    const requests = `GET /api/v1/articles?limit=100&tag.not=${random.below(1e9)} HTTP/1.1\r\nHost: a\r\n\r\n`;
    await hold(port, requests.repeat(100), signal, (socket) => socket.read(16));
  });

/** Clients that send one query of many short words after another. */
const search: Attack = (port, random, signal) =>
  repeat(searchers, signal, async () => {
    const letters = Array.from('estndrlyogkcmhfpabiuwxvzq');
    const characters = Array.from('的一是在不了云函数部署文件服务器');
    const pick = (from: readonly string[]) => from[random.below(from.length)] ?? '';
    let q = '';
    while (q.length < queryLength - 2) q += `${pick(letters)}${pick(characters)} `;
    await httpGet({ port, path: `/api/v1/articles?q=${encodeURIComponent(q)}`, agent: searchAgent });
  });

const searchAgent = new http.Agent({ keepAlive: true });

/** All attacks, which run at the same time. */
export const attacks: readonly Attack[] = [pipeline, readSlowly, search];

/** Runs an action over and over, in some loops at once; an error ends only one run of it. */
async function repeat(loops: number, signal: AbortSignal, action: () => Promise<void>): Promise<void> {
  const loop = async () => {
    while (!signal.aborted) {
      // A server that cuts attackers is right.
      await action().catch(() => wait(100));
    }
  };
  await Promise.all(Array.from({ length: loops }, loop));
}

/** Sends requests, and holds the connection until one side closes it. @param everySecond reads, or does not */
async function hold(
  port: number,
  requests: string,
  signal: AbortSignal,
  everySecond: (socket: net.Socket) => unknown,
): Promise<void> {
  const socket = net.connect(port, '127.0.0.1');
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
  socket.on('error', () => undefined);
  const timer = setInterval(() => {
    everySecond(socket);
  }, 1_000);
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop);
  socket.write(requests);
  await Promise.race([closed, wait(holdMs, undefined, { signal }).catch(() => undefined)]);
  socket.destroy();
  clearInterval(timer);
  signal.removeEventListener('abort', stop);
}
