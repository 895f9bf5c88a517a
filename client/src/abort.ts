/** The part of `AbortSignal` that the client uses, for platforms without that type. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The `AbortSignal` of the platform, or a structural substitute. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T : AbortSignalLike;

/**
 * Runs `work` until it settles or a signal aborts. On abort it rejects at once with the reason of that signal, even if `work`
 * ignores the signal that it receives.
 */
export async function untilAborted<T>(
  signals: readonly (Signal | undefined)[],
  work: (signal?: Signal) => Promise<T>,
): Promise<T> {
  const given = signals.filter((signal) => signal !== undefined);
  // Before creating a controller: platforms without signals do not have AbortController.
  if (given.length === 0) return work();
  for (const signal of given) if (signal.aborted) throw reasonOf(signal);
  const controller = new AbortController();
  const removeListeners: (() => void)[] = [];
  const aborted = new Promise<never>((_resolve, reject) => {
    for (const signal of given) {
      const stop = () => {
        const reason = reasonOf(signal);
        reject(reason);
        controller.abort(reason);
      };
      signal.addEventListener('abort', stop);
      removeListeners.push(() => {
        signal.removeEventListener('abort', stop);
      });
    }
  });
  try {
    return await Promise.race([aborted, work(controller.signal)]);
  } finally {
    for (const removeListener of removeListeners) removeListener();
  }
}

/** The reason of an aborted signal. Older platforms do not have `reason`. */
function reasonOf({ reason }: Signal): Error {
  // The value that the caller passed to `abort` is returned unchanged.
  return (reason as Error | undefined) ?? Object.assign(new Error('Aborted'), { name: 'AbortError' });
}
