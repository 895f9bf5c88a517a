import type { Clock } from './clock';
import { systemClock } from './clock';
import type { Credentials } from './credentials';
import { connectStore, type PackageStore } from './package-store';
import { connectScf, publicAddress, type ScfApi } from './scf-api';
import type { Stage } from './stage';

/** The dependencies of the deploy commands: environment variables, time, output, cloud APIs. Tests replace them. */
export interface DeployEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly write: (line: string) => void;
  /** Aborts the command. If traffic has shifted already, it is shifted back. */
  readonly signal: AbortSignal;
  readonly connectScf: (credentials: Credentials, stage: Stage) => ScfApi;
  readonly connectStore: (credentials: Credentials, stage: Stage) => PackageStore;
}

/**
 * Creates the real environment. SIGINT (Ctrl-C), SIGTERM (a cancelled CI job) and SIGHUP (a closed terminal) abort
 * `signal`. None of them ends the process, however often it comes: readers could keep a share of a failed version.
 */
export function createSystemEnvironment(env: DeployEnvironment['env']): DeployEnvironment {
  const ending = new AbortController();
  const write = (line: string) => process.stdout.write(`${line}\n`);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      write(
        `${name} came: ending as soon as readers have one version. The last line tells which; please wait.`,
      );
      ending.abort(new Error(`${name} came`));
    });
  }
  // Whoever read the output may be gone, for instance `tee` after Ctrl-C. That must not end a deploy half-way.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    env,
    clock: systemClock,
    random: Math.random,
    write,
    signal: ending.signal,
    connectScf: (credentials, { region, endpoint }) =>
      connectScf(credentials, region, { ...publicAddress, host: endpoint }),
    connectStore: (credentials, { region }) => connectStore(credentials, region),
  };
}
