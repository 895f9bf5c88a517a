import { createHash } from 'node:crypto';
import type { Stage } from './stage';

/** Identifies the build of a published version. */
export interface Identity {
  /** Short hash of the commit, for information only. */
  readonly commit: string;
  /** SHA-256 of the package, in hex. */
  readonly packageHash: string;
  /** Short digest of the configuration that a version freezes beside the package, secret values included. */
  readonly configuration: string;
}

/** Digests the settings of a stage that a version freezes. The other settings only concern the deploy itself. */
export function digestConfiguration(stage: Stage, secrets: Readonly<Record<string, string>>): string {
  const { type, memorySize, timeout, initTimeout, requestsPerInstance, role, logs } = stage;
  const variables = Object.entries({ ...stage.environment, ...secrets }).sort(([a], [b]) => (a < b ? -1 : 1));
  const frozen = { type, memorySize, timeout, initTimeout, requestsPerInstance, role, logs, variables };
  return createHash('sha256').update(JSON.stringify(frozen)).digest('hex').slice(0, 16);
}

/** The description of a version. The API takes only letters, digits, spaces, commas and full stops in it. */
export function describeIdentity(identity: Identity): string {
  return `Casebook, commit ${identity.commit}, ${describeBuild(identity)}`;
}

/** Whether a description names the same package and configuration. The commit may differ. */
export function isOfSameBuild(description: string, identity: Identity): boolean {
  return description.endsWith(describeBuild(identity));
}

/** Reads the previous version from a description that `describeAlias` wrote. */
export function readPreviousVersion(description: string): string | undefined {
  return /, before it (\d+)$/.exec(description)?.[1];
}

/** The description of an alias: its version, and the previous version for a rollback. */
export function describeAlias(version: string, previous: string | null): string {
  return `version ${version}${previous === null ? '' : `, before it ${previous}`}`;
}

/** Adds the mark of a running deploy to the description of an alias. */
export function markAlias(description: string, mark: string): string {
  return `${description}, deploy ${mark} runs`;
}

/** Reads the mark of a running deploy from the description of an alias. */
export function readMark(description: string): string | undefined {
  return /, deploy (\w+) runs$/.exec(description)?.[1];
}

function describeBuild({ packageHash, configuration }: Identity): string {
  return `package ${packageHash}, configuration ${configuration}`;
}
