import fs from 'node:fs';
import path from 'node:path';

/** Limits processes to a share of a core. */
export interface Throttle {
  /** The method, for the report. */
  readonly name: string;
  /** Returns the command that runs `command` under the throttle from its first instruction. */
  wrap(command: readonly [string, ...string[]]): readonly [string, ...string[]];
  /** Throttles a process that has just started. Returns a function that stops it. */
  follow(pid: number): () => void;
  remove(): void;
}

/** No limit. */
export const unthrottled: Throttle = {
  name: 'a full core',
  wrap: (command) => command,
  follow: () => () => undefined,
  remove: () => undefined,
};

const period = 100_000;

/**
 * Opens a throttle to a share of a core. It uses a cgroup if this process may create one, otherwise it alternately stops and
 * continues the process.
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
  return openSignalThrottle(share);
}

/** Creates a cgroup with these settings, given as files of the root group; undefined if that is not permitted. */
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

/** Lets a process run for its share of every 80 ms, by signals. */
function openSignalThrottle(share: number): Throttle {
  const cycleMs = 80;
  return {
    name: 'SIGSTOP and SIGCONT in turns',
    wrap: (command) => command,
    follow(pid) {
      let timer: NodeJS.Timeout;
      const toggle = (signal: 'SIGSTOP' | 'SIGCONT') => {
        process.kill(pid, signal);
        const runs = signal === 'SIGCONT';
        timer = setTimeout(toggle, cycleMs * (runs ? share : 1 - share), runs ? 'SIGSTOP' : 'SIGCONT');
      };
      toggle('SIGCONT');
      return () => {
        clearTimeout(timer);
        process.kill(pid, 'SIGCONT');
      };
    },
    remove: () => undefined,
  };
}
