import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionLimits } from '../../config/content';
import type { CloseReason } from '../operations/connection-counts';

/** Limits on responses that clients have not taken yet. */
export type UnsentLimits = Pick<ConnectionLimits, 'responseMs' | 'maxUnsentBytes'>;

/**
 * Creates a function to be called with every response. It cuts connections whose clients take too long, and, when the unsent
 * bytes of all exceed the memory for them, those that take longest. What the kernel has accepted counts as sent.
 */
export function limitUnsent(
  { responseMs, maxUnsentBytes }: UnsentLimits,
  cut: (socket: Socket, reason: CloseReason) => void,
): (response: ServerResponse) => void {
  /** From the one that takes longest. */
  const unsent = new Set<Socket>();

  const check = (response: ServerResponse) => {
    const { socket } = response;
    // Nearly all responses are sent at once.
    if (!socket || socket.writableLength === 0 || socket.destroyed) return;
    const timer = setTimeout(cut, responseMs, socket, 'slow_client').unref();
    unsent.add(socket);
    response.once('close', () => {
      clearTimeout(timer);
      unsent.delete(socket);
    });
    let bytes = 0;
    for (const { writableLength } of unsent) bytes += writableLength;
    for (const slowest of unsent) {
      if (bytes <= maxUnsentBytes) break;
      bytes -= slowest.writableLength;
      unsent.delete(slowest);
      cut(slowest, 'memory');
    }
  };

  return (response) => {
    // Emitted when the application has passed everything on to the socket.
    response.once('prefinish', () => {
      check(response);
    });
  };
}
