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

/** Creates the real environment. SIGINT (Ctrl-C) and SIGTERM (a cancelled CI job) abort `signal`. */
export function createSystemEnvironment(env: DeployEnvironment['env']): DeployEnvironment {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      ending.abort(new Error(`${name} came`));
    });
  }
  return {
    env,
    clock: systemClock,
    random: Math.random,
    write: (line) => process.stdout.write(`${line}\n`),
    signal: ending.signal,
    connectScf: (credentials, { region, endpoint }) =>
      connectScf(credentials, region, { ...publicAddress, host: endpoint }),
    connectStore: (credentials, { region }) => connectStore(credentials, region),
  };
}
