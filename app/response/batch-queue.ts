/** Once an item has waited longer than this, the next request flushes the queue before it is handled. */
const maxDelayMs = 1;

/** A queue of items until the end of this event-loop iteration. Times are in ms, by any monotonic clock. */
export interface BatchQueue<Item> {
  enqueue(item: Item, now: number): void;
  /** Call this before anything that takes time. */
  flushIfOverdue(now: number): void;
  readonly flush: () => void;
}

/**
 * Creates a queue that is flushed, in order, at the end of each event-loop iteration.
 *
 * It sends all responses of one iteration together. Waking a client costs more than the write itself, and clients stay
 * awake while writes follow each other. A single request is not delayed: its iteration ends right after it.
 *
 * @param act handles one item; if it throws, the other items are flushed in the next iteration
 */
export function createBatchQueue<Item>(act: (item: Item) => unknown): BatchQueue<Item> {
  let waiting: Item[] = [];
  let since = 0;
  const flush = () => {
    const items = waiting;
    waiting = [];
    let done = 0;
    try {
      for (const item of items) {
        done++;
        act(item);
      }
    } finally {
      if (done < items.length) {
        waiting = [...items.slice(done), ...waiting];
        setImmediate(flush);
      }
    }
  };
  return {
    enqueue(item, now) {
      if (waiting.length === 0) {
        since = now;
        // After `flushIfOverdue` an earlier immediate is still scheduled; one of the two finds an empty queue.
        setImmediate(flush);
      }
      waiting.push(item);
    },
    flushIfOverdue(now) {
      if (waiting.length > 0 && now - since > maxDelayMs) flush();
    },
    flush,
  };
}
