import { createHash } from 'node:crypto';
import type { Stage } from './stage';

/** What a published version was made from. */
export interface Identity {
  /** Short id of the commit, for people. */
  readonly commit: string;
  /** SHA-256 of the package, in hex. */
  readonly packageHash: string;
  /** Short digest of everything that is frozen into a version beside the package, secret values included. */
  readonly configuration: string;
}

/** What of a stage is frozen into a version; the rest says how to get there. */
export function digestConfiguration(stage: Stage, secrets: Readonly<Record<string, string>>): string {
  const { type, memorySize, timeout, initTimeout, requestsPerInstance, role, logs } = stage;
  const variables = Object.entries({ ...stage.environment, ...secrets }).sort(([a], [b]) => (a < b ? -1 : 1));
  const frozen = { type, memorySize, timeout, initTimeout, requestsPerInstance, role, logs, variables };
  return createHash('sha256').update(JSON.stringify(frozen)).digest('hex').slice(0, 16);
}

/** The description of a version. Descriptions take letters, digits, spaces, commas and full stops only. */
export function describeIdentity(identity: Identity): string {
  return `Casebook, commit ${identity.commit}, ${describeBuild(identity)}`;
}

/** Whether a description tells of the same package and configuration; another commit may have led to them. */
export function isOfSameBuild(description: string, identity: Identity): boolean {
  return description.endsWith(describeBuild(identity));
}

/** The version that an alias had before, from the description that `describeMove` gave it. */
export function readPrevious(description: string): string | undefined {
  return /, before it (\d+)$/.exec(description)?.[1];
}

/** The description of an alias: what it points at, and where a rollback leads. */
export function describeMove(version: string, before: string | null): string {
  return `version ${version}${before === null ? '' : `, before it ${before}`}`;
}

function describeBuild({ packageHash, configuration }: Identity): string {
  return `package ${packageHash}, configuration ${configuration}`;
}
