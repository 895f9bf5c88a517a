import { spawn } from 'node:child_process';
import readline from 'node:readline';
import type { BuiltGuide } from './build-guide';

/** A program of a guide that is running. */
export interface RunningGuide {
  /** The first line that it wrote. */
  readonly firstLine: string;
  /** What it wrote to its error output so far. */
  errors(): string;
  /** All that it wrote, once it ends by itself or is stopped. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a program of a guide, and waits for its first line.
 *
 * @throws Error with what the program said when it ends before
 */
export async function runGuide(
  { folder }: BuiltGuide,
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningGuide> {
  // Without the options of this process, which loads TypeScript as it is.
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: string) => (output += chunk));
  child.stderr.on('data', (chunk: string) => (errors += chunk));
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  const ended = new Promise<string>((resolve) => {
    child.once('close', () => {
      resolve(output);
    });
  });
  const firstLine = await new Promise<string>((resolve, reject) => {
    readline.createInterface(child.stdout).once('line', resolve);
    void ended.then(() => {
      reject(new Error(`${program} ended. ${errors}`));
    });
  });
  return {
    firstLine,
    errors: () => errors,
    ended,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
