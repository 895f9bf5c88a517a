import fs from 'node:fs';
import { UsageError } from '../../cli/run';
import type { ThroughputReport } from './bench-throughput';

/** A ratio that fell by less, as a share of it, is never told of: machines differ by that. */
const tolerance = 0.2;

/** Reads the figures of an earlier run. @throws UsageError where there are none */
export function readThroughput(file: string): ThroughputReport {
  let report: unknown;
  try {
    report = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    report = undefined;
  }
  if (typeof report === 'object' && report !== null && 'throughput' in report) {
    // Written by --json of this command.
    return report.throughput as ThroughputReport;
  }
  throw new UsageError(
    `${file} holds no figures of throughput; write some with --only throughput --json ${file}.`,
  );
}

/** One line for each kind of request whose ratio to the bare server fell by more than the noise of both runs. */
export function findFallen(earlier: ThroughputReport, now: ThroughputReport): string[] {
  return now.rows.flatMap(({ work, figures }) => {
    const before = earlier.rows.find((row) => row.work === work)?.figures.Casebook;
    if (!before) return [];
    const { ratio, noise } = figures.Casebook;
    const bound = before.ratio * (1 - Math.max(tolerance, before.noise + noise));
    if (ratio >= bound) return [];
    const [was, is, least] = [before.ratio, ratio, bound].map((value) => value.toFixed(2));
    return [
      `${work}: ${is} of node:http, was ${was}; below ${least} it is no noise. Look for what made it slower.`,
    ];
  });
}
