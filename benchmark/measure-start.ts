import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../cli/run';
import { findFreePort } from '../packaging/find-free-port';
import type { Throttle } from './throttle';

/** The costs of one start, from the start of the process to the end of its first response with status 200. */
export interface StartFigures {
  readonly wallMs: number;
  /** CPU time of all threads. */
  readonly cpuMs: number;
  /** Peak resident memory in bytes. */
  readonly peakBytes: number;
}

/** A server to start: a script that listens on PORT of HOST. */
export interface StartedScript {
  readonly script: string;
  /** The path of the first request. */
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const startTimeoutMs = 60_000;

/** Starts a server, polls it until it responds, and kills it. */
export async function measureStart(
  { script, path: requestPath, env }: StartedScript,
  throttle: Throttle,
): Promise<StartFigures> {
  const port = await findFreePort();
  const [command, ...args] = throttle.wrap([process.execPath, script]);
  // A minimal environment, so that variables of the benchmark do not affect the measurement.
  const own = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), ...env };
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: path.dirname(script),
    env: own,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { pid } = child;
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const stopThrottle = pid === undefined ? undefined : throttle.follow(pid);
  try {
    while (!(await isReady(port, requestPath))) {
      if (child.exitCode !== null || performance.now() - started > startTimeoutMs)
        throw new UsageError(`${script} did not answer ${requestPath}:\n${log}`);
      await sleep(1);
    }
    const wallMs = performance.now() - started;
    return { wallMs, cpuMs: readCpuMs(pid), peakBytes: readPeak(pid) };
  } finally {
    stopThrottle?.();
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

/** Whether the server responds with 200; false while it does not accept connections. Rejects for any other status. */
function isReady(port: number, requestPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = http.get({ port, host: '127.0.0.1', path: requestPath, agent: false }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve(true);
        else reject(new UsageError(`${requestPath} was answered with ${response.statusCode}.`));
      });
    });
    request.on('error', () => {
      resolve(false);
    });
  });
}

/** The first field of the schedstat of a thread is its CPU time in nanoseconds. */
function readCpuMs(pid = 0): number {
  const tasks = `/proc/${pid}/task`;
  const times = fs
    .readdirSync(tasks)
    .map((task) => Number(fs.readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]));
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

function readPeak(pid = 0): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
