/**
 * Milliseconds since some moment in the past, never going back. `performance.now()` says the same, but Node.js loads nine
 * modules for the first who asks it, which is felt at the start.
 */
export function readStopwatch(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
