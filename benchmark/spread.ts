/** The distribution of times, in ms. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

/** Summarises times. */
export function summarize(times: readonly number[]): Spread {
  return { count: times.length, median: median(times), p99: quantile(times, 0.99), max: quantile(times, 1) };
}

/** The median of numbers. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The nearest-rank quantile: the smallest value that is at least as large as this share of all; NaN without values. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
