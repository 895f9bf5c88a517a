/** After so many ms nobody waits any more for what else comes in a turn. */
const patience = 1;

/** What waits for the end of this turn of the event loop. Moments are in ms, by any clock that does not go back. */
export interface EndOfTurn<Item> {
  putOff(item: Item, now: number): void;
  /** Does at once what waits for long already: to be asked before anything that takes time. */
  hurry(now: number): void;
}

/**
 * Opens a place for what can wait for the end of a turn of the event loop, where all of it is done in its order.
 *
 * A turn of a busy server finds many requests. To wake a client takes longer than to send an answer, and while several
 * are sent one after another clients stay awake; besides, the processor keeps one kind of work at hand. A lone request
 * waits for nothing: its turn ends right after it.
 *
 * @param act what is to be done with each; where it throws, the others are done all the same, in a turn of their own
 */
export function openEndOfTurn<Item>(act: (item: Item) => unknown): EndOfTurn<Item> {
  let waiting: Item[] = [];
  let since = 0;
  const actOnAll = () => {
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
        setImmediate(actOnAll);
      }
    }
  };
  return {
    putOff(item, now) {
      if (waiting.length === 0) {
        since = now;
        // After a hurry there is one planned already, which leaves nothing for this.
        setImmediate(actOnAll);
      }
      waiting.push(item);
    },
    hurry(now) {
      if (waiting.length > 0 && now - since > patience) actOnAll();
    },
  };
}
