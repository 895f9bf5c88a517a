/** When a quiet moment is found. */
export interface QuietOptions {
  /** How long nothing may have come, in ms; 0 is one turn of the event loop. */
  readonly quietMs: number;
  /** How long a quiet moment is waited for at most, in ms. */
  readonly maxMs: number;
}

/**
 * Calls `close` right after a time in which nothing came, or when that was waited for in vain.
 *
 * The kernel takes connections on behalf of a server, and resets those that the server has not taken over when it stops
 * listening. Right after a turn of the event loop in which nothing came there are none.
 *
 * @param observe calls its argument for everything that comes
 */
export function callWhenQuiet(
  observe: (onArrival: () => void) => void,
  close: () => void,
  { quietMs, maxMs }: QuietOptions,
): void {
  const end = performance.now() + maxMs;
  let isQuiet = false;
  observe(() => {
    isQuiet = false;
  });
  const closeOrWait = () => {
    if (isQuiet || performance.now() >= end) {
      close();
      return;
    }
    isQuiet = true;
    if (quietMs === 0) setImmediate(closeOrWait);
    else setTimeout(closeOrWait, quietMs);
  };
  closeOrWait();
}
