import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { askUntilRefused } from './ask-until-refused';
import type { ServerProcess } from './process-ways';

/** The promised time from a signal to the end, in ms. */
export const promisedMs = 10_000;

/**
 * Stops a server while clients send requests on new connections, and asserts what every way of starting promises: no request
 * is lost, the server takes requests until load balancers know, the exit code is 0, and no process is left.
 *
 * @param server leads a process group, or is the only process
 * @param stop sends the signals
 */
export async function drainUnderLoad(server: ServerProcess, stop: () => Promise<void> | void): Promise<void> {
  const { child, port, ended, output } = server;
  const load = askUntilRefused(port, 8);
  while (load.answered() < 40) await wait(5);
  const before = load.answered();
  const signalled = performance.now();
  await stop();
  const { answered, lost } = await load.ended;
  assert.deepEqual(lost, [], output());
  assert.ok(answered > before, 'nothing was sent while it drained');
  assert.equal(await ended, 0, output());
  assert.ok(performance.now() - signalled < promisedMs, 'it took longer than promised');
  assert.deepEqual(findProcesses(Number(child.pid)), []);
}

/** The commands of the processes in a group that still run. */
export function findProcesses(group: number): string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' });
  const lines = stdout.split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith(`${group} `) && !/^\d+ +Z/.test(line));
}
