import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** One period of load. */
export interface Load {
  readonly port: number;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A file with one path per line. `from` and `count` select the lines to request. */
  readonly file: string;
  readonly from: number;
  readonly count: number;
}

/** The result of one period of load. */
export interface Outcome {
  readonly requests: number;
  /** Responses with status 400 or above, and requests without a response. */
  readonly failed: number;
  readonly p99Ms: number;
}

/** Generates load over 20 connections. */
export interface Generator {
  readonly name: 'wrk' | 'autocannon';
  run(load: Load): Promise<Outcome>;
}

export const connections = 20;

const run = promisify(execFile);

/** Chooses wrk if it is installed, which is faster than any of the servers, else autocannon. */
export function createGenerator(pin: readonly string[]): Generator {
  const hasWrk = spawnSync('wrk', ['--version']).error === undefined;
  return {
    name: hasWrk ? 'wrk' : 'autocannon',
    run: (load) => runPinned(pin, hasWrk ? wrk(load) : cannon(load)),
  };
}

async function runPinned(pin: readonly string[], command: readonly string[]): Promise<Outcome> {
  const [program = '', ...args] = [...pin, ...command];
  const { stdout } = await run(program, args, { env: { ...process.env, NODE_OPTIONS: '' } });
  // The last line is the JSON of `done` in load.lua, or of autocannon-load.ts.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Outcome;
}

function wrk({ port, seconds, headers, file, from, count }: Load): string[] {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const script = path.join(__dirname, 'load.lua');
  return [
    ...[
      'wrk',
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      ...named,
      '-s',
      script,
      `http://127.0.0.1:${port}`,
    ],
    ...['--', file, String(from), String(count)],
  ];
}

function cannon({ port, seconds, headers, file, from, count }: Load): string[] {
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
  const script = path.join(__dirname, 'autocannon-load.ts');
  const target = [`http://127.0.0.1:${port}`, String(connections), String(seconds), JSON.stringify(headers)];
  return [...node, script, ...target, file, String(from), String(count)];
}
