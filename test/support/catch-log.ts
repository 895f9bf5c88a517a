/** Lines of the log that a server in this process wrote to standard output. */
export interface CaughtLog {
  /** May be emptied. */
  readonly lines: string[];
  readonly release: () => void;
}

/** Keeps the lines of the log, which are JSON with the time first, out of the report of the tests. */
export function catchLog(): CaughtLog {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array, ...rest: []) => {
    if (typeof chunk !== 'string' || !chunk.startsWith('{"time":')) return write(chunk, ...rest);
    // Lines of one turn of the event loop come together.
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
