/** The log lines that a server in this process wrote to standard output. */
export interface CaughtLog {
  /** Tests may clear it. */
  readonly lines: string[];
  readonly release: () => void;
}

/** Captures log lines, which are JSON with the time first, so that they do not appear in the test report. */
export function catchLog(): CaughtLog {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array, ...rest: []) => {
    if (typeof chunk !== 'string' || !chunk.startsWith('{"time":')) return write(chunk, ...rest);
    // The lines of one event-loop iteration arrive together.
    lines.push(...chunk.split(/(?<=\n)/));
    return true;
  };
  return {
    lines,
    release() {
      process.stdout.write = write;
    },
  };
}
