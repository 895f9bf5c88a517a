/** Writes lines, those of one turn of the event loop together: a write for each would take a tenth of the time. */
export interface LineWriter {
  write(line: string): void;
  /** Writes at once what is waiting. */
  flush(): void;
}

/** When so many characters wait they are written at once. */
const maxWaiting = 64 * 1024;

/** Opens a writer. @param write takes whole lines, each with its end */
export function openLineWriter(write: (text: string) => void): LineWriter {
  let waiting = '';
  const flush = () => {
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    write(text);
  };
  return {
    write(line) {
      if (waiting === '') setImmediate(flush);
      waiting += `${line}\n`;
      if (waiting.length >= maxWaiting) flush();
    },
    flush,
  };
}

let standardOutput: LineWriter | undefined;

/** The writer to standard output, of which a process has one; what waits when it exits is written. */
export function openStandardOutput(): LineWriter {
  if (standardOutput) return standardOutput;
  const writer = openLineWriter((text) => process.stdout.write(text));
  process.once('exit', () => {
    writer.flush();
  });
  return (standardOutput = writer);
}
