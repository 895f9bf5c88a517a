import { readStopwatch } from './stopwatch';
import { isError, type RequestRecord } from './request-record';

/** An alert for operators. */
export interface Alert {
  readonly kind: 'error' | 'slow';
  /** Alerts of the same kind, route and error have the same key. Programs that receive them from several servers need it. */
  readonly key: string;
  readonly request: RequestRecord;
  /** Name and message of the internal error, if there was one. */
  readonly reason: string | undefined;
  /** The number of suppressed alerts with this key since the last one sent. */
  readonly heldBack: number;
}

/** The alerts that were sent lately by any process that shares the store. */
export interface AlertClaims {
  /** Claims an alert for this process. Returns whether no other process has sent it lately. */
  take(key: string): boolean;
  /** Gives the claim up, because the alert could not be sent. */
  release(key: string): void;
}

/** Dependencies and settings of alerts. */
export interface AlertOptions {
  /** Requests that take longer cause an alert, in ms; 0 disables it. */
  readonly slowMs: number;
  /** Sends an alert within this time, in ms. @throws Error with the reason why it could not be sent */
  readonly post: (alert: Alert, timeoutMs: number) => Promise<void>;
  /** Called if an alert could not be sent. It is tried again. */
  readonly onFailure: (reason: string) => void;
  /** The current time in ms. */
  readonly now: () => number;
  /** @default this process sends alerts without regard to others */
  readonly claims?: AlertClaims;
}

/** Sends alerts for errors and slow requests. */
export interface Alerts {
  /** Checks a finished request; sending does not delay the response. */
  notice(request: RequestRecord, error?: unknown): void;
  /** Resolves when no alert is being sent, within two seconds; a function must wait for this. */
  whenSent(): Promise<void>;
  /** Tries every alert that waits for its next attempt, and resolves like `whenSent`; for a process that ends. */
  flush(): Promise<void>;
}

/** Within this time after an alert, in ms, alerts with the same key are suppressed and counted. The next one has their number. */
export const suppressMs = 10 * 60 * 1000;
const maxReasonLength = 300;
/** Limit on tracked keys. When it is reached the table is cleared, and alerts may repeat. */
const maxKeys = 1000;

/** The time for both attempts of a round, in ms. */
const roundMs = 2000;
/** The pause before the second attempt of a round, in ms. */
const secondAttemptMs = 200;
/** A second attempt needs at least this time, in ms. */
const minAttemptMs = 500;
/** The pauses between the rounds, in ms. After the last round the alert is given up. */
const pausesMs: readonly number[] = [1_000, 5_000, 30_000, 120_000];

/** What is known about the alerts with one key. */
interface State {
  /** Until then, in ms, alerts are suppressed. */
  mutedUntil: number;
  suppressed: number;
  failedRounds: number;
  /** The next round of an alert that could not be sent. */
  next: { readonly timer: NodeJS.Timeout; readonly start: () => void } | undefined;
}

type NewAlert = Omit<Alert, 'heldBack'>;

/**
 * Creates the alerts.
 *
 * An alert that cannot be sent is tried again, and suppresses nothing meanwhile. A function waits for the first round, two
 * attempts. Then it may be frozen, and the timer of the next round fires during a later request.
 */
export function createAlerts(options: AlertOptions): Alerts {
  const { slowMs, post, onFailure, now, claims } = options;
  const states = new Map<string, State>();
  const rounds = new Set<Promise<void>>();

  /** Makes two attempts at most. @returns the reason of the failure, or undefined */
  const attempt = async (alert: Alert): Promise<string | undefined> => {
    const started = readStopwatch();
    const reason = await post(alert, roundMs).then(() => undefined, toReason);
    const leftMs = roundMs - secondAttemptMs - (readStopwatch() - started);
    if (reason === undefined || leftMs < minAttemptMs) return reason;
    await new Promise((resolve) => setTimeout(resolve, secondAttemptMs));
    return post(alert, leftMs).then(() => undefined, toReason);
  };

  const runRound = async (state: State, alert: NewAlert): Promise<void> => {
    const { suppressed } = state;
    // The suppressed alerts, and this one.
    const holdBack = () => (state.suppressed += suppressed + 1);
    state.suppressed = 0;
    if (claims?.take(alert.key) === false) {
      holdBack();
      state.failedRounds = 0;
      return;
    }
    state.mutedUntil = now() + suppressMs;
    const reason = await attempt({ ...alert, heldBack: suppressed });
    if (reason === undefined) {
      state.failedRounds = 0;
      return;
    }
    claims?.release(alert.key);
    onFailure(reason);
    const pauseMs = pausesMs[state.failedRounds++];
    if (pauseMs === undefined) {
      holdBack();
      Object.assign(state, { mutedUntil: 0, failedRounds: 0 });
      return;
    }
    state.suppressed += suppressed;
    // The next alert with this key need not wait for the pause, unless it was in vain before.
    state.mutedUntil = state.failedRounds === 1 ? 0 : now() + pauseMs;
    const start = () => {
      startRound(state, alert);
    };
    state.next = { start, timer: setTimeout(start, pauseMs).unref() };
  };

  const startRound = (state: State, alert: NewAlert) => {
    clearTimeout(state.next?.timer);
    state.next = undefined;
    const round = runRound(state, alert).finally(() => rounds.delete(round));
    rounds.add(round);
  };

  const sendAlert = (parts: Omit<NewAlert, 'key'>, name: string) => {
    const key = `${parts.kind} ${parts.request.route}${name === '' ? '' : ` ${name}`}`;
    let state = states.get(key);
    if (!state) {
      if (states.size >= maxKeys) states.clear();
      state = { mutedUntil: 0, suppressed: 0, failedRounds: 0, next: undefined };
      states.set(key, state);
    }
    const isMuted = now() < state.mutedUntil;
    if (isMuted || state.next) state.suppressed++;
    if (isMuted) return;
    if (state.next) state.next.start();
    else startRound(state, { ...parts, key });
  };

  const whenSent = async () => {
    await Promise.all(rounds);
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
    whenSent,
    flush() {
      for (const { next } of states.values()) next?.start();
      return whenSent();
    },
  };
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : 'Something that is no error was thrown.';
}
