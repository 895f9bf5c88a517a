import type { SearchFigures } from './bench-search';
import type { BuildFigures } from './build-snapshots';

/** All figures of one run; times in ms, sizes in bytes. */
export interface BenchReport extends BuildFigures, SearchFigures {
  readonly machine: { readonly node: string; readonly platform: string; readonly cores: number };
  /** `generated`, or the name of the directory. */
  readonly content: string;
}

/** Formats a report as a Markdown table. */
export function formatReport(report: BenchReport): string {
  const { machine, content, articles, bytes, build, boot, firstSearch, searches, costly, baseline } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['plain text', size(bytes.text)],
    ['search index', `${size(bytes.search)}, ${ratio(bytes.search, bytes.text)} of the text`],
    ['suggestions, related articles', `${size(bytes.suggest)}, ${size(bytes.related)}`],
    ['build: rendering, then the sections', `${time(build.renderMs)}, ${time(build.sectionsMs)}`],
    [
      'start; memory after one list, no sections',
      `${time(boot.withoutSections.bootMs)}; ${size(boot.withoutSections.rss)}`,
    ],
    [
      'the same with all sections, no search asked',
      `${time(boot.complete.bootMs)}; ${size(boot.complete.rss)}`,
    ],
    ['first search, loading the index', time(firstSearch.ms)],
    ['memory that it adds', size(firstSearch.rssAfter - firstSearch.rssBefore)],
    [`${searches.count} other searches, median`, time(searches.median)],
    ['the same, 99th percentile', time(searches.p99)],
    ['memory after them', size(searches.rssAfter)],
    [
      `${costly.count} costly searches (${costly.refused} refused): median, slowest`,
      `${time(costly.median)}, ${time(costly.max)}`,
    ],
    [
      `bare node:http, ${size(baseline.bytes)}: median, 99th percentile`,
      `${time(baseline.median)}, ${time(baseline.p99)}`,
    ],
    [
      'searches to bare node:http: median, 99th percentile',
      `${ratio(searches.median, baseline.median)}, ${ratio(searches.p99, baseline.p99)}`,
    ],
  ];
  const { node, platform, cores } = machine;
  return [
    `Search, ${articles} articles (${content}), Node.js ${node} on ${platform}, ${cores} cores.`,
    `${searches.withResults} of ${searches.count} queries have results.`,
    '',
    '| what | figure |',
    '| --- | --- |',
    ...rows.map(([what, figure]) => `| ${what} | ${figure} |`),
  ].join('\n');
}

function time(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms.toFixed(ms < 1 ? 2 : ms < 100 ? 1 : 0)} ms`;
}

function size(bytes: number): string {
  return Math.abs(bytes) < 1e6 ? `${(bytes / 1e3).toFixed(0)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function ratio(value: number, of: number): string {
  return (value / of).toFixed(2);
}
