import fs from 'node:fs';
import { UsageError } from '../../cli/run';
import type { ThroughputReport } from './bench-throughput';

/** A ratio that fell by less than this share is not reported: machines differ by that much. */
const tolerance = 0.2;

/** Reads the figures of an earlier run. @throws UsageError if the file has none */
export function readThroughput(file: string): ThroughputReport {
  let report: unknown;
  try {
    report = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    report = undefined;
  }
  if (typeof report === 'object' && report !== null && 'throughput' in report) {
    // This command wrote the file by --json, so it needs no validation.
    return report.throughput as ThroughputReport;
  }
  throw new UsageError(
    `${file} holds no figures of throughput; write some with --only throughput --json ${file}.`,
  );
}

/** Returns a line for each kind of work whose ratio to the baseline fell by more than the noise of both runs. */
export function findRegressions(earlier: ThroughputReport, now: ThroughputReport): string[] {
  return now.rows.flatMap(({ work, figures }) => {
    const previous = earlier.rows.find((row) => row.work === work)?.figures.Casebook;
    if (!previous) return [];
    const { ratio, noise } = figures.Casebook;
    const bound = previous.ratio * (1 - Math.max(tolerance, previous.noise + noise));
    if (ratio >= bound) return [];
    const [was, is, least] = [previous.ratio, ratio, bound].map((value) => value.toFixed(2));
    return [
      `${work}: ${is} of node:http, was ${was}; below ${least} it is not noise. Look for what made it slower.`,
    ];
  });
}
