/** So many are enough to gain what is to be gained; nobody waits for more. */
const mostWaiting = 32;

/**
 * Opens a place to put off what can wait for the end of this turn of the event loop, where all of it is done in its order.
 *
 * A turn of a busy server finds many requests. Where answers are sent one after another at its end, the processor keeps
 * one kind of work at hand, and the system wakes those who wait for them once for several, which takes longer than all
 * else that sending does. Where there is one request it waits for nothing: its turn ends right after it.
 *
 * @param act what is to be done with each; where it throws, the others are done all the same
 */
export function atEndOfTurn<Item>(act: (item: Item) => unknown): (item: Item) => void {
  let waiting: Item[] = [];
  let isPlanned = false;
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
      for (const item of items.slice(done)) putOff(item);
    }
  };
  const endTurn = () => {
    isPlanned = false;
    actOnAll();
  };
  const putOff = (item: Item) => {
    waiting.push(item);
    if (!isPlanned) setImmediate(endTurn);
    isPlanned = true;
    if (waiting.length >= mostWaiting) actOnAll();
  };
  return putOff;
}
