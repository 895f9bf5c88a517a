/** Prints the progress of long work: in a terminal as one line that is overwritten, elsewhere as a line every 5 seconds. */
export function createProgress(what: string): (done: number, total: number) => void {
  const started = performance.now();
  const isTerminal = process.stderr.isTTY;
  const interval = isTerminal ? 100 : 5_000;
  let printed = isTerminal ? Number.NEGATIVE_INFINITY : started;
  return (done, total) => {
    const now = performance.now();
    const isLast = done === total;
    if (now - printed < interval && !(isLast && isTerminal)) return;
    printed = now;
    const seconds = Math.round((now - started) / 1000);
    const line = `${what}: ${done} of ${total} (${seconds} s)`;
    process.stderr.write(isTerminal ? `\r${line}${isLast ? '\n' : ''}` : `${line}\n`);
  };
}
