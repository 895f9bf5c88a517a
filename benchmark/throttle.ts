import fs from 'node:fs';
import path from 'node:path';

/** Gives processes a share of a core only. */
export interface Throttle {
  /** How it is done, for the report. */
  readonly name: string;
  /** The command that runs `command` under the throttle from its first instruction. */
  wrap(command: readonly [string, ...string[]]): readonly [string, ...string[]];
  /** Throttles a process that was just started; returns how to stop that. */
  follow(pid: number): () => void;
  remove(): void;
}

/** A full core, and what else is free. */
export const unthrottled: Throttle = {
  name: 'a full core',
  wrap: (command) => command,
  follow: () => () => undefined,
  remove: () => undefined,
};

const period = 100_000;

/**
 * Opens a throttle to a share of a core: by a control group of the kernel where this process may make one, otherwise by
 * stopping the process and letting it go on in turns.
 *
 * @param share of one core, above 0 and below 1
 */
export function openThrottle(share: number): Throttle {
  const quota = Math.round(period * share);
  const groups: readonly (readonly [file: string, text: string])[][] = [
    [['/sys/fs/cgroup/cpu.max', `${quota} ${period}`]],
    [
      ['/sys/fs/cgroup/cpu/cpu.cfs_period_us', String(period)],
      ['/sys/fs/cgroup/cpu/cpu.cfs_quota_us', String(quota)],
    ],
  ];
  for (const settings of groups) {
    const throttle = openControlGroup(settings);
    if (throttle) return throttle;
  }
  return openStopwatch(share);
}

/** Makes a control group with these settings, named by their files in the root group; undefined where that is refused. */
function openControlGroup(
  settings: readonly (readonly [file: string, text: string])[],
): Throttle | undefined {
  const [[first] = ['']] = settings;
  const folder = path.join(path.dirname(first), `casebook-bench-${process.pid}`);
  try {
    fs.mkdirSync(folder);
  } catch {
    return undefined;
  }
  const remove = () => {
    fs.rmdirSync(folder);
  };
  try {
    for (const [file, text] of settings)
      fs.writeFileSync(path.join(folder, path.basename(file)), text, { flag: 'r+' });
  } catch {
    remove();
    return undefined;
  }
  const members = path.join(folder, 'cgroup.procs');
  return {
    name: `a control group, ${path.basename(first)}`,
    wrap: (command) => ['/bin/sh', '-c', `echo $$ > '${members}' && exec "$@"`, 'sh', ...command],
    follow: () => () => undefined,
    remove,
  };
}

/** Lets a process run for its share of every 80 ms. */
function openStopwatch(share: number): Throttle {
  const cycleMs = 80;
  return {
    name: 'SIGSTOP and SIGCONT in turns',
    wrap: (command) => command,
    follow(pid) {
      let timer: NodeJS.Timeout;
      const turn = (signal: 'SIGSTOP' | 'SIGCONT') => {
        process.kill(pid, signal);
        const runs = signal === 'SIGCONT';
        timer = setTimeout(turn, cycleMs * (runs ? share : 1 - share), runs ? 'SIGSTOP' : 'SIGCONT');
      };
      turn('SIGCONT');
      return () => {
        clearTimeout(timer);
        process.kill(pid, 'SIGCONT');
      };
    },
    remove: () => undefined,
  };
}
