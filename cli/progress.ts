/** Prints how far long work is: a line that is written over in a terminal, a line every few seconds elsewhere. */
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
