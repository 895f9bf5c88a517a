/** Limits for {@link callWhenQuiet}. */
export interface QuietOptions {
  /** The time without arrivals after which `close` is called, in ms; 0 is one event-loop iteration. */
  readonly quietMs: number;
  /** The time after which `close` is called in any case, in ms. */
  readonly maxMs: number;
}

/**
 * Calls `close` after a time without arrivals, or at the latest after `maxMs`.
 *
 * The kernel accepts connections on behalf of a server. When the server stops listening, the kernel resets the ones that the
 * server has not taken yet. After an event-loop iteration without arrivals there are none.
 *
 * @param observe calls its argument for every connection and request that arrives
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
