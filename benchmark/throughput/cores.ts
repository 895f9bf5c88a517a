import { execFileSync, spawnSync } from 'node:child_process';
import os from 'node:os';

/** Pins server and load to different cores, if there are two and `taskset` is installed. */
export interface Cores {
  readonly isPinned: boolean;
  /** Pins a process, with all threads, to the core of the servers. */
  pinServer(pid: number): void;
  /** Prefix for the command that generates load. */
  readonly loadPrefix: readonly string[];
}

/** Checks whether pinning is possible. */
export function chooseCores(): Cores {
  const isPinned = os.availableParallelism() > 1 && spawnSync('taskset', ['-p', '1']).error === undefined;
  if (!isPinned) return { isPinned, pinServer: () => undefined, loadPrefix: [] };
  return {
    isPinned,
    pinServer(pid) {
      execFileSync('taskset', ['-apc', '0', String(pid)], { stdio: 'ignore' });
    },
    loadPrefix: ['taskset', '-c', '1'],
  };
}
