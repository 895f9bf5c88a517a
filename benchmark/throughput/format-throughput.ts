import { servers, type ThroughputReport } from './bench-throughput';
import { connections } from './generate-load';

/** Formats a report as Markdown tables. */
export function formatThroughput({ machine, articles, rounds, rows, soak }: ThroughputReport): string {
  const { node, generator, isPinned } = machine;
  const pinned = isPinned ? 'server and load on a core each' : 'server and load share the cores';
  const cells = ({ work, figures }: ThroughputReport['rows'][number]) => [
    work,
    ...servers.map((name) => {
      const { perCpuSecond, ratio, noise } = figures[name];
      const share = name === 'node:http' ? '' : ` (${ratio.toFixed(2)} ± ${(noise * ratio).toFixed(2)})`;
      return `${Math.round(perCpuSecond).toLocaleString('en')}${share}`;
    }),
    servers.map((name) => figures[name].p99Ms.toFixed(1)).join(', '),
  ];
  return [
    `Throughput, ${articles} public articles, Node.js ${node}, ${generator} with ${connections} connections, ${pinned}.`,
    `Requests per second of the server's CPU time, medians of ${rounds} rounds; in brackets the share of node:http.`,
    '',
    `| requests | ${servers.join(' | ')} | p99 in ms: ${servers.join(', ')} |`,
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
    ...(soak ? ['', ...formatSoak(soak)] : []),
  ].join('\n');
}

function formatSoak(minutes: NonNullable<ThroughputReport['soak']>): string[] {
  const [, second] = minutes;
  const last = minutes.at(-1);
  const growth =
    second && last && minutes.length > 2
      ? [`From the second minute to the last: ${(100 * (last.rss / second.rss - 1)).toFixed(1)} %.`]
      : [];
  return [
    '| minute of the mix | requests | failed | memory |',
    '| --- | --- | --- | --- |',
    ...minutes.map(
      ({ requests, failed, rss }, i) =>
        `| ${i + 1} | ${requests.toLocaleString('en')} | ${failed} | ${(rss / 1e6).toFixed(0)} MB |`,
    ),
    ...growth,
  ];
}
