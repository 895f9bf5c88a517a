import { isError, type RequestRecord } from './request-record';

/** What operators are told. */
export interface Alert {
  readonly kind: 'error' | 'slow';
  readonly request: RequestRecord;
  /** Name and message of the error; undefined where there was none. */
  readonly reason: string | undefined;
  /** Like ones since the last that was told. */
  readonly heldBack: number;
}

/** What alerts need of the world. */
export interface AlertOptions {
  /** Requests that take longer are told, in ms; 0 tells none. */
  readonly slowMs: number;
  /** Tells one; it must end by itself, within seconds. */
  readonly post: (alert: Alert) => Promise<void>;
  /** Called when one could not be told. */
  readonly onFailure: (reason: string) => void;
  /** The time in ms. */
  readonly now: () => number;
}

/** Tells operators of errors and slow requests. */
export interface Alerts {
  /** Notices a request that was answered; the answer does not wait. */
  notice(request: RequestRecord, error?: unknown): void;
  /** Resolves when everything was told or could not be; a function must not end before. */
  whenSent(): Promise<void>;
}

/** Like alerts within this time are held back and counted; the next one after it says how many. */
const suppressMs = 10 * 60 * 1000;
const maxReasonLength = 300;
/** Names of errors are a handful; should they ever not be, what is known is forgotten and told again. */
const maxKinds = 1000;

/** Starts noticing. There is no timer: a function is frozen between requests. */
export function createAlerts({ slowMs, post, onFailure, now }: AlertOptions): Alerts {
  const seen = new Map<string, { lastSentAt: number; heldBack: number }>();
  const pending = new Set<Promise<void>>();

  const sendAlert = (alert: Omit<Alert, 'heldBack'>, name: string) => {
    const key = `${alert.kind} ${alert.request.route} ${name}`;
    const known = seen.get(key);
    if (known && now() - known.lastSentAt < suppressMs) {
      known.heldBack++;
      return;
    }
    if (seen.size >= maxKinds) seen.clear();
    seen.set(key, { lastSentAt: now(), heldBack: 0 });
    const posting = post({ ...alert, heldBack: known?.heldBack ?? 0 })
      .catch((error: unknown) => {
        onFailure(error instanceof Error ? error.message : 'Something that is no error was thrown.');
      })
      .finally(() => pending.delete(posting));
    pending.add(posting);
  };

  return {
    notice(request, error) {
      const { status, durationMs } = request;
      if (isError(status)) {
        const name = error instanceof Error ? error.name : String(status);
        const reason =
          error instanceof Error ? `${name}: ${error.message}`.slice(0, maxReasonLength) : undefined;
        sendAlert({ kind: 'error', request, reason }, name);
      }
      if (slowMs > 0 && durationMs > slowMs) sendAlert({ kind: 'slow', request, reason: undefined }, '');
    },
    async whenSent() {
      await Promise.all(pending);
    },
  };
}
