/** Runs tasks that take long, one in each event-loop iteration. The result is the promise of the task. */
export type SerialQueue = <Result>(task: () => Promise<Result>) => Promise<Result>;

/**
 * Creates an empty queue. Between two of its tasks, the event loop handles whatever else has arrived, so that many searches at
 * once delay other requests by one search at most.
 *
 * @param beforeTask called before each task, to finish what should not wait for it
 */
export function createSerialQueue(beforeTask: () => void): SerialQueue {
  const waiting: (() => void)[] = [];
  const runNext = () => {
    beforeTask();
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(runNext);
  };
  return (task) =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(runNext);
      waiting.push(() => {
        resolve(task());
      });
    });
}
