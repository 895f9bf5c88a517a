import fs from 'node:fs';
import path from 'node:path';

/** A control group with a limit on memory. */
export interface MemoryGroup {
  /** Runs `start` within the group, so that the processes that it starts stay in it. */
  run<Result>(start: () => Promise<Result>): Promise<Result>;
  /** How often the kernel killed a process of the group. */
  kills(): number;
  /** Call this when all processes of the group have ended. */
  remove(): void;
}

/** The files of a group, by version of control groups. */
const versions = [
  { root: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes', kills: 'memory.oom_control' },
  { root: '/sys/fs/cgroup', limit: 'memory.max', kills: 'memory.events' },
] as const;

/** Creates a group; undefined if this process may not. */
export function openMemoryGroup(bytes: number): MemoryGroup | undefined {
  for (const { root, limit, kills } of versions) {
    const folder = path.join(root, `casebook-bench-${process.pid}`);
    try {
      fs.mkdirSync(folder);
    } catch {
      continue;
    }
    try {
      fs.writeFileSync(path.join(folder, limit), String(bytes), { flag: 'r+' });
    } catch {
      fs.rmdirSync(folder);
      continue;
    }
    const move = (group: string) => {
      fs.writeFileSync(path.join(group, 'cgroup.procs'), String(process.pid), { flag: 'r+' });
    };
    return {
      async run(start) {
        move(folder);
        try {
          return await start();
        } finally {
          move(root);
        }
      },
      kills() {
        const text = fs.readFileSync(path.join(folder, kills), 'utf8');
        return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0);
      },
      remove() {
        fs.rmdirSync(folder);
      },
    };
  }
  return undefined;
}
