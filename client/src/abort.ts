/** As much of an `AbortSignal` as is needed, for platforms whose types have none. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The platform's own `AbortSignal`. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T : AbortSignalLike;

/**
 * Does `work` until it ends or one of the signals says stop; then it rejects with the reason of that signal, at once,
 * whether or not `work` minds the signal that it is given.
 */
export async function untilAborted<T>(
  signals: readonly (Signal | undefined)[],
  work: (signal?: Signal) => Promise<T>,
): Promise<T> {
  const given = signals.filter((signal) => signal !== undefined);
  // Not before here: platforms without signals have no controllers.
  if (given.length === 0) return work();
  for (const signal of given) if (signal.aborted) throw reasonOf(signal);
  const controller = new AbortController();
  const forget: (() => void)[] = [];
  const aborted = new Promise<never>((_resolve, reject) => {
    for (const signal of given) {
      const stop = () => {
        const reason = reasonOf(signal);
        reject(reason);
        controller.abort(reason);
      };
      signal.addEventListener('abort', stop);
      forget.push(() => {
        signal.removeEventListener('abort', stop);
      });
    }
  });
  try {
    return await Promise.race([aborted, work(controller.signal)]);
  } finally {
    for (const each of forget) each();
  }
}

/** What a signal was aborted with; older platforms do not tell. */
function reasonOf({ reason }: Signal): Error {
  // Whatever the caller gave to `abort` comes back as it is.
  return (reason as Error | undefined) ?? Object.assign(new Error('Aborted'), { name: 'AbortError' });
}
