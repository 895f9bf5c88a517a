/**
 * Returns a monotonic time in milliseconds. Not `performance.now()`: its first call makes Node.js load nine modules, which
 * slows the start.
 */
export function readStopwatch(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
