import type { CloseReason } from './connection-counts';
import { durationBounds, type RouteCounts } from './metrics';

/** Values besides the counts of requests; sizes in bytes. */
export interface Gauges {
  readonly uptimeSeconds: number;
  readonly memory: { readonly rss: number; readonly heapUsed: number; readonly external: number };
  /** Revision of the content; null while no content is loaded. */
  readonly revision: string | null;
  readonly articles: number;
  readonly findings: { readonly errors: number; readonly warnings: number };
  readonly isReady: boolean;
  readonly connectionsClosed: ReadonlyMap<CloseReason, number>;
  /** Lines of the log that could not be written since the start of the process. */
  readonly droppedLogLines: number;
}

/** Returns metrics in the text format of Prometheus, version 0.0.4. */
export function toExposition(routes: ReadonlyMap<string, RouteCounts>, gauges: Gauges): string {
  const { memory, findings } = gauges;
  const sorted = [...routes].sort(([a], [b]) => (a < b ? -1 : 1));
  const families = [
    family('casebook_http_requests_total', 'counter', 'Requests answered, by route and class of status.', [
      ...sorted.flatMap(([route, { statuses }]) =>
        [...statuses].sort().map(([status, count]) => [labels({ route, status }), count] as const),
      ),
    ]),
    family(
      'casebook_http_request_duration_seconds',
      'histogram',
      'Time in the application until the answer is made.',
      sorted.flatMap(([route, counts]) => toHistogram(route, counts)),
    ),
    family(
      'casebook_connections_closed_total',
      'counter',
      'Connections that the server closed, by reason.',
      [...gauges.connectionsClosed].map(([reason, count]) => [labels({ reason }), count]),
    ),
    gauge('casebook_ready', 'Whether the server takes requests: 1 or 0.', Number(gauges.isReady)),
    gauge('casebook_articles', 'Public articles at this moment.', gauges.articles),
    family('casebook_findings', 'gauge', 'What the build reported on the content served.', [
      [labels({ severity: 'error' }), findings.errors],
      [labels({ severity: 'warning' }), findings.warnings],
    ]),
    family('casebook_content_info', 'gauge', 'Always 1; the label names the content served.', [
      [labels({ revision: gauges.revision ?? '' }), 1],
    ]),
    family('casebook_log_lines_dropped_total', 'counter', 'Log lines that standard output did not take.', [
      ['', gauges.droppedLogLines],
    ]),
    gauge('process_uptime_seconds', 'Since the start of the process.', gauges.uptimeSeconds),
    gauge('process_resident_memory_bytes', 'Memory that the process holds.', memory.rss),
    gauge('nodejs_heap_used_bytes', 'Memory that JavaScript objects use.', memory.heapUsed),
    gauge('nodejs_external_memory_bytes', 'Memory that buffers use.', memory.external),
  ];
  return `${families.join('\n')}\n`;
}

/** A value, and the rest of its name: perhaps `_sum` or the like, then labels. */
type Sample = readonly [suffix: string, value: number];

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([suffix, value]) => `${name}${suffix} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');
}

function gauge(name: string, help: string, value: number): string {
  return family(name, 'gauge', help, [['', value]]);
}

function labels(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}="${escape(value)}"`);
  return `{${pairs.join(',')}}`;
}

function escape(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** Buckets are cumulative: each includes the ones below it. */
function toHistogram(route: string, { durations, seconds }: RouteCounts): Sample[] {
  let total = 0;
  const buckets = durations.map((count, i): Sample => {
    total += count;
    return [`_bucket${labels({ route, le: String(durationBounds[i] ?? '+Inf') })}`, total];
  });
  return [...buckets, [`_sum${labels({ route })}`, seconds], [`_count${labels({ route })}`, total]];
}
