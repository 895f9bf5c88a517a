import { isError, type RequestRecord } from './request-record';

/** An alert for operators. */
export interface Alert {
  readonly kind: 'error' | 'slow';
  readonly request: RequestRecord;
  /** Name and message of the internal error, if there was one. */
  readonly reason: string | undefined;
  /** The number of suppressed alerts of this kind since the last one sent. */
  readonly heldBack: number;
}

/** Dependencies and settings of alerts. */
export interface AlertOptions {
  /** Requests that take longer cause an alert, in ms; 0 disables it. */
  readonly slowMs: number;
  /** Sends an alert; it must settle within seconds. */
  readonly post: (alert: Alert) => Promise<void>;
  /** Called if an alert could not be sent. */
  readonly onFailure: (reason: string) => void;
  /** The current time in ms. */
  readonly now: () => number;
}

/** Sends alerts for errors and slow requests. */
export interface Alerts {
  /** Checks a finished request; sending does not delay the response. */
  notice(request: RequestRecord, error?: unknown): void;
  /** Resolves when all alerts are sent or have failed; a function must wait for this. */
  whenSent(): Promise<void>;
}

/** Within this time after an alert, alerts of the same kind are suppressed and counted. The next one has their number. */
const suppressMs = 10 * 60 * 1000;
const maxReasonLength = 300;
/** Limit on tracked alert keys. When it is reached the table is cleared, and alerts may repeat. */
const maxKinds = 1000;

/** Creates the alerts. They use no timer, because a function is frozen between requests. */
export function createAlerts({ slowMs, post, onFailure, now }: AlertOptions): Alerts {
  const seen = new Map<string, { lastSentAt: number; suppressed: number }>();
  const pending = new Set<Promise<void>>();

  const sendAlert = (alert: Omit<Alert, 'heldBack'>, name: string) => {
    const key = `${alert.kind} ${alert.request.route} ${name}`;
    const known = seen.get(key);
    if (known && now() - known.lastSentAt < suppressMs) {
      known.suppressed++;
      return;
    }
    if (seen.size >= maxKinds) seen.clear();
    seen.set(key, { lastSentAt: now(), suppressed: 0 });
    const posting = post({ ...alert, heldBack: known?.suppressed ?? 0 })
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
