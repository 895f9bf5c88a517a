/** Once an item has waited longer than this, the next request flushes the queue before it is handled. */
const maxDelayMs = 1;

/** Items that wait for the end of this turn of the event loop. Times are in ms, by any clock that does not go back. */
export interface BatchQueue<Item> {
  enqueue(item: Item, now: number): void;
  /** To be called before anything that takes time. */
  flushIfOverdue(now: number): void;
}

/**
 * Creates a queue that is flushed, in its order, at the end of each turn of the event loop.
 *
 * It sends all responses of one turn together. Waking a client costs more than the write itself, and clients stay awake
 * while writes follow each other. A single request is not delayed: its turn ends right after it.
 *
 * @param act what is done with each item; where it throws, the others are flushed all the same, in a turn of their own
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
  };
}
