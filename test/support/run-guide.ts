import { spawn } from 'node:child_process';
import readline from 'node:readline';
import type { BuiltGuide } from './build-guide';

/** A running program of a guide. */
export interface RunningGuide {
  /** The first line of its output. */
  readonly firstLine: string;
  /** Its standard error so far. */
  errors(): string;
  /** Resolves to its complete output when it exits. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a program of a guide, and waits for its first line.
 *
 * @throws Error with the output of the program if it exits before that
 */
export async function runGuide(
  { folder }: BuiltGuide,
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningGuide> {
  // Without the options of this process, which load TypeScript.
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
