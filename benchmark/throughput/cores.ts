import { execFileSync, spawnSync } from 'node:child_process';
import os from 'node:os';

/** Where servers and the load run: on different cores, where there are two and `taskset` is installed. */
export interface Cores {
  readonly isPinned: boolean;
  /** Puts a process, with its threads, on the core of servers. */
  pinServer(pid: number): void;
  /** What to put before a command that makes load. */
  readonly loadPrefix: readonly string[];
}

/** Looks what there is. */
export function openCores(): Cores {
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
