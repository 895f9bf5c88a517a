import { setTimeout } from 'node:timers/promises';

/** Time as the commands see it, in milliseconds. */
export interface Clock {
  now(): number;
  /** Ends early, without an error, when `signal` says so. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The real time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    // An early end is no fault: who sleeps looks at the signal afterwards.
    await setTimeout(milliseconds, undefined, signal && { signal }).catch(() => undefined);
  },
};
