/** How times are spread, in ms. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

/** Sums up times. */
export function summarize(times: readonly number[]): Spread {
  return { count: times.length, median: median(times), p99: quantile(times, 0.99), max: quantile(times, 1) };
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest number that this share of all is not above; NaN when there are none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
