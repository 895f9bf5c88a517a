import type { RequestRecord } from './request-record';

/** Upper bounds of the histogram's buckets, in seconds; `+Inf` follows. */
export const durationBounds: readonly number[] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const statusClasses: readonly string[] = ['other', '1xx', '2xx', '3xx', '4xx', '5xx'];

/** The counts of one route. */
export interface RouteCounts {
  /** Requests by status class, such as `2xx`. */
  readonly statuses: Map<string, number>;
  /** Requests by bucket of duration: those of {@link durationBounds}, then all that took longer. */
  readonly durations: number[];
  /** The sum of all durations. */
  seconds: number;
}

/** Counts since the start of the process. Their size is bounded by the routes of the contract. */
export interface Metrics {
  readonly routes: ReadonlyMap<string, RouteCounts>;
  count(record: RequestRecord): void;
}

/** Creates empty counts. */
export function createMetrics(): Metrics {
  const routes = new Map<string, RouteCounts>();
  return {
    routes,
    count({ route, status, durationMs }) {
      let counts = routes.get(route);
      if (!counts) {
        const durations = new Array<number>(durationBounds.length + 1).fill(0);
        counts = { statuses: new Map(), durations, seconds: 0 };
        routes.set(route, counts);
      }
      const { statuses, durations } = counts;
      const statusClass = statusClasses[Math.floor(status / 100)] ?? 'other';
      statuses.set(statusClass, (statuses.get(statusClass) ?? 0) + 1);
      const seconds = durationMs / 1000;
      const found = durationBounds.findIndex((bound) => seconds <= bound);
      const bucket = found === -1 ? durationBounds.length : found;
      durations[bucket] = (durations[bucket] ?? 0) + 1;
      counts.seconds += seconds;
    },
  };
}
