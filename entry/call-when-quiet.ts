/** Limits for {@link callWhenQuiet}. */
export interface QuietOptions {
  /** The time without arrivals after which `close` is called, in ms. */
  readonly quietMs: number;
  /** The time after which an event-loop iteration without arrivals suffices, in ms. */
  readonly maxMs: number;
}

/** The longest iteration that suffices, in ms. In a longer one the process worked, or waited for a processor. */
const shortMs = 0.1;
/** The time for which such an iteration is looked for, in ms. */
const searchMs = 500;

/**
 * Calls `close` after a time without arrivals, or if there is none, soon after `maxMs`.
 *
 * The kernel accepts connections on behalf of a server. When the server stops listening, the kernel resets the ones that the
 * server has not taken yet. The server looks for them once in an event-loop iteration. So if it found none, and the iteration
 * was short, there are most likely none.
 *
 * @param observe calls its argument for every connection and request that arrives
 */
export function callWhenQuiet(
  observe: (onArrival: () => void) => void,
  close: () => void,
  { quietMs, maxMs }: QuietOptions,
): void {
  const end = performance.now() + maxMs;
  let isQuiet = true;
  observe(() => {
    isQuiet = false;
  });
  const look = () => {
    const start = performance.now();
    const isLate = start >= end;
    if (!isQuiet && !isLate) {
      wait();
      return;
    }
    isQuiet = true;
    setImmediate(() => {
      const now = performance.now();
      if ((isQuiet && now - start < shortMs) || now >= end + searchMs) close();
      else look();
    });
  };
  const wait = () => {
    isQuiet = true;
    setTimeout(look, quietMs);
  };
  wait();
}
