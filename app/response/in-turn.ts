import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Listener } from './cache-first';

/** Node's count of the bytes that a response holds back; above the high-water mark, Node reads nothing from the connection. */
interface WaitingResponse extends ServerResponse {
  readonly _onPendingData?: (bytes: number) => void;
}

/** The most requests that may wait on all connections together; each takes about 3 kB. */
const maxWaiting = 8192;

/**
 * Makes pipelined requests (RFC 9112, 9.3.2) wait for their turn. A connection has one response at a time, and while
 * requests wait, nothing more is read from it.
 *
 * Without this, Node handles all requests that it has read, and keeps their responses until the client takes the first. A
 * client that reads nothing could fill the memory with 200 kB of requests.
 *
 * One read may contain two thousand requests. If too many wait in all, the connection with the most is cut.
 */
export function inTurn(listener: Listener, cut: (socket: Socket) => void): Listener {
  const queues = new Map<Socket, number>();
  let waiting = 0;

  const add = (socket: Socket, count: number) => {
    waiting += count;
    queues.set(socket, (queues.get(socket) ?? 0) + count);
  };
  const forget = (socket: Socket) => {
    waiting -= queues.get(socket) ?? 0;
    queues.delete(socket);
  };
  const enqueue = (request: IncomingMessage, response: WaitingResponse) => {
    const { socket } = request;
    if (!queues.has(socket)) {
      socket.once('close', () => {
        forget(socket);
      });
    }
    add(socket, 1);
    const pause = socket.writableHighWaterMark + 1;
    response._onPendingData?.(pause);
    response.once('socket', () => {
      add(socket, -1);
      response._onPendingData?.(-pause);
      // Node is not yet done with the assignment.
      process.nextTick(listener, request, response);
    });
    if (waiting <= maxWaiting) return;
    const [longest] = [...queues].reduce((a, b) => (b[1] > a[1] ? b : a));
    forget(longest);
    cut(longest);
  };

  return (request, response) => {
    // Node assigns the socket to the first response, and to each other one when the previous is finished.
    if (response.socket) return listener(request, response);
    if (!request.socket.destroyed) enqueue(request, response);
    return undefined;
  };
}
