import { toLogLine } from './to-log-line';

/** Writes the lines of one event-loop iteration together, because each write is a system call. */
export interface LineWriter {
  /** @param atOnce writes this line and all queued ones now, for a process that may be frozen afterwards */
  write(line: string, atOnce: boolean): void;
  /** Writes all queued lines now. */
  readonly flush: () => void;
  /** The number of lines that could not be written since the start of the process. */
  readonly countDropped: () => number;
}

/** The queue is written when it reaches this many characters. */
const maxQueued = 64 * 1024;
/** While more than this many characters wait for the reader, lines are dropped. */
const maxWaiting = 1024 * 1024;

/**
 * Creates a writer.
 *
 * Its memory is bounded: lines that a slow reader leaves no room for are dropped, and so are those that cannot be written. As
 * soon as something is written again, a line says how many.
 *
 * @param write gets one or more complete lines, each with its line end, and calls `done` when they are written or lost
 * @param countWaiting the number of characters that were passed to `write`, and are neither written nor lost
 */
export function createLineWriter(
  write: (text: string, done: (error?: Error | null) => void) => void,
  countWaiting: () => number = () => 0,
): LineWriter {
  let queued = '';
  let queuedLines = 0;
  let dropped = 0;
  let reported = 0;

  const report = () => {
    const count = dropped - reported;
    if (count === 0) return;
    reported = dropped;
    const message = 'The reader of standard output stopped or was too slow. Check what collects the log.';
    const line = toLogLine('warn', { event: 'log lines dropped', dropped: count, message });
    write(`${line}\n`, (error) => {
      if (error) reported -= count;
    });
  };

  const flush = () => {
    if (queued === '') return;
    const [text, lines] = [queued, queuedLines];
    queued = '';
    queuedLines = 0;
    if (countWaiting() > maxWaiting) {
      dropped += lines;
      return;
    }
    write(text, (error) => {
      if (error) dropped += lines;
      else report();
    });
  };

  return {
    write(line, atOnce) {
      if (queued === '' && !atOnce) setImmediate(flush);
      queued += `${line}\n`;
      queuedLines++;
      if (atOnce || queued.length >= maxQueued) flush();
    },
    flush,
    countDropped: () => dropped,
  };
}

let standardOutput: LineWriter | undefined;

/** Returns the process's writer to standard output; it writes queued lines at exit, too. */
export function getStandardOutput(): LineWriter {
  if (standardOutput) return standardOutput;
  surviveClosedOutput();
  standardOutput = createLineWriter(
    (text, done) => process.stdout.write(text, done),
    () => process.stdout.writableLength,
  );
  process.once('exit', standardOutput.flush);
  return standardOutput;
}

/** Lets the process go on when nobody reads its output any more. Without a listener, the error (EPIPE) would end it. */
export function surviveClosedOutput(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', () => {
      // `LineWriter` counts what is lost.
    });
  }
}
