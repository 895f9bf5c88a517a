/** Why the server closed a connection, with what operators can do. */
export const closeReasons = {
  max_connections: 'There were more than MAX_CONNECTIONS. Raise it, or start more instances.',
  invalid: 'Clients sent what is not HTTP.',
  timeout: 'Clients did not send a request within HEADERS_TIMEOUT or REQUEST_TIMEOUT.',
  slow_client: 'Clients did not take a response within RESPONSE_TIMEOUT.',
  memory: 'Clients that take no responses filled MAX_UNSENT_MB, or pipelined too many requests.',
} as const;

/** The name of a reason, as in the log and the metrics. */
export type CloseReason = keyof typeof closeReasons;

/** Counts of closed connections since the start of the process. */
export interface ConnectionCounts {
  readonly closed: ReadonlyMap<CloseReason, number>;
  count(reason: CloseReason): void;
}

/** An attack closes thousands of connections, so they are logged together, once in this time. In ms. */
const logIntervalMs = 1000;

/**
 * Creates the counts, all 0.
 *
 * @param log called at most once in a second for each reason, with the number of connections since the last call
 */
export function createConnectionCounts(log: (reason: CloseReason, count: number) => void): ConnectionCounts {
  const closed = new Map(Object.keys(closeReasons).map((reason) => [reason as CloseReason, 0]));
  const logged = new Map(closed);
  let timer: NodeJS.Timeout | undefined;
  const logNew = () => {
    timer = undefined;
    for (const [reason, count] of closed) {
      const added = count - (logged.get(reason) ?? 0);
      if (added > 0) log(reason, added);
      logged.set(reason, count);
    }
  };
  return {
    closed,
    count(reason) {
      closed.set(reason, (closed.get(reason) ?? 0) + 1);
      timer ??= setTimeout(logNew, logIntervalMs).unref();
    },
  };
}
