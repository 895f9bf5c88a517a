/** Writes lines, those of one turn of the event loop together: each write is a system call. */
export interface LineWriter {
  /** @param atOnce whether there may be no later: then nothing waits */
  write(line: string, atOnce: boolean): void;
  /** Writes at once what is waiting. */
  flush(): void;
}

/** When so many characters wait they are written at once. */
const maxWaiting = 64 * 1024;

/** Opens a writer. @param write takes whole lines, each with its end */
export function createLineWriter(write: (text: string) => void): LineWriter {
  let waiting = '';
  const flush = () => {
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    write(text);
  };
  return {
    write(line, atOnce) {
      if (waiting === '' && !atOnce) setImmediate(flush);
      waiting += `${line}\n`;
      if (atOnce || waiting.length >= maxWaiting) flush();
    },
    flush,
  };
}

let standardOutput: LineWriter | undefined;

/** The writer to standard output, of which a process has one; what waits when it exits is written. */
export function createStandardOutput(): LineWriter {
  if (standardOutput) return standardOutput;
  const writer = createLineWriter((text) => process.stdout.write(text));
  process.once('exit', () => {
    writer.flush();
  });
  return (standardOutput = writer);
}
