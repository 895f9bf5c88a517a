import type { RequestRecord } from './request-record';

/** Upper bounds of the classes of duration, in seconds; `+Inf` follows. */
export const durationBounds: readonly number[] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const kinds: readonly string[] = ['other', '1xx', '2xx', '3xx', '4xx', '5xx'];

/** What was counted for one route. */
export interface RouteCounts {
  /** By class of status, such as `2xx`. */
  readonly statuses: Map<string, number>;
  /** Requests by class of duration: those of {@link durationBounds}, then all that took longer. */
  readonly durations: number[];
  seconds: number;
}

/** Counts since the start of the process; they grow with the routes of the contract, not with requests. */
export interface Metrics {
  readonly routes: ReadonlyMap<string, RouteCounts>;
  count(record: RequestRecord): void;
}

/** Starts counting. */
export function createMetrics(): Metrics {
  const routes = new Map<string, RouteCounts>();
  return {
    routes,
    count({ route, status, durationMs }) {
      let counts = routes.get(route);
      if (!counts) {
        counts = {
          statuses: new Map(),
          durations: Array.from(durationBounds, () => 0).concat(0),
          seconds: 0,
        };
        routes.set(route, counts);
      }
      const { statuses, durations } = counts;
      const kind = kinds[Math.floor(status / 100)] ?? 'other';
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
      const seconds = durationMs / 1000;
      const place = durationBounds.findIndex((bound) => seconds <= bound);
      const index = place === -1 ? durationBounds.length : place;
      durations[index] = (durations[index] ?? 0) + 1;
      counts.seconds += seconds;
    },
  };
}
