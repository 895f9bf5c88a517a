import { setTimeout } from 'node:timers/promises';

/** The clock of the deploy commands, in milliseconds. Tests replace it. */
export interface Clock {
  now(): number;
  /** Waits. Resolves early, without an error, when `signal` aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the system. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    // An abort is not an error here: callers check the signal afterwards.
    await setTimeout(milliseconds, undefined, signal && { signal }).catch(() => undefined);
  },
};
