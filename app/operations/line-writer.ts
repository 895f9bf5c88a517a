/** Writes the lines of one event-loop iteration together, because each write is a system call. */
export interface LineWriter {
  /** @param atOnce writes this line and all queued ones now, for a process that may be frozen afterwards */
  write(line: string, atOnce: boolean): void;
  /** Writes all queued lines now. */
  readonly flush: () => void;
}

/** The queue is written when it reaches this many characters. */
const maxQueued = 64 * 1024;

/** Creates a writer. @param write gets one or more complete lines, each with its line end */
export function createLineWriter(write: (text: string) => void): LineWriter {
  let queued = '';
  const flush = () => {
    if (queued === '') return;
    const text = queued;
    queued = '';
    write(text);
  };
  return {
    write(line, atOnce) {
      if (queued === '' && !atOnce) setImmediate(flush);
      queued += `${line}\n`;
      if (atOnce || queued.length >= maxQueued) flush();
    },
    flush,
  };
}

let standardOutput: LineWriter | undefined;

/** Returns the process's writer to standard output; it writes queued lines at exit, too. */
export function getStandardOutput(): LineWriter {
  if (standardOutput) return standardOutput;
  standardOutput = createLineWriter((text) => process.stdout.write(text));
  process.once('exit', standardOutput.flush);
  return standardOutput;
}
