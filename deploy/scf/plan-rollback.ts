import { DeployError } from './deploy-error';
import { describeAlias, readPreviousVersion } from './identity';
import type { CloudState, PublishedVersion } from './cloud-state';
import { toAliasRequest } from './plan-alias';
import { provisionInstances, releaseInstances } from './plan-traffic-shift';
import type { Stage } from './stage';
import type { Step } from './step';

/** The steps that shift traffic back to an older version. */
export interface RollbackPlan {
  readonly from: string;
  readonly to: string;
  /** The first step shifts the traffic; the others provision and release instances. */
  readonly steps: readonly Step[];
}

/**
 * Plans a rollback to `requested` or, by default, to the previous version. That is the version in the description of the
 * alias, else the next older one. While a deploy gives a share of the traffic to a new version, it is the version that has
 * the rest.
 *
 * @throws DeployError if there is no such version. The message lists the published versions
 */
export function planRollback(stage: Stage, current: CloudState, requested: string | undefined): RollbackPlan {
  const { versions, provisioned } = current;
  const live = current.aliases.find(({ name }) => name === stage.liveAlias);
  if (live === undefined) {
    throw new DeployError(
      `${stage.functionName} has no alias ${stage.liveAlias}, so readers have no version yet. Deploy first.`,
    );
  }
  const usable = versions.filter(({ status }) => status === 'Active');
  const to =
    requested ?? findPreviousVersion(usable, live.version, live.additional !== null, live.description);
  if (to === undefined) {
    throw new DeployError(
      `There is no version before ${live.version}.\n${describeVersions(usable)}Name one with --to VERSION, or deploy.`,
    );
  }
  if (!usable.some(({ version }) => version === to)) {
    throw new DeployError(`There is no published version ${to}.\n${describeVersions(usable)}`);
  }
  if (to === live.version && live.additional === null) {
    throw new DeployError(
      `Readers have version ${to} already.\n${describeVersions(usable)}Name another one with --to VERSION.`,
    );
  }
  return {
    from: live.additional?.version ?? live.version,
    to,
    steps: [
      {
        does: 'call',
        title: `Give version ${to} all requests`,
        shiftsTo: { version: to, additional: null },
        // Without a previous version: a second rollback leads to an older version, not to the failed one.
        call: {
          action: 'UpdateAlias',
          request: toAliasRequest(stage, stage.liveAlias, to, describeAlias(to, null)),
        },
      },
      ...provisionInstances(stage, current, to).filter(({ does }) => does === 'call'),
      ...provisioned
        .filter(({ version }) => version !== to)
        .map(({ version }) => releaseInstances(stage, version)),
    ],
  };
}

function findPreviousVersion(
  usable: readonly PublishedVersion[],
  live: string,
  isShared: boolean,
  description: string,
): string | undefined {
  if (isShared) return live;
  const recorded = readPreviousVersion(description);
  if (usable.some(({ version }) => version === recorded)) return recorded;
  return usable.find(({ version }) => Number(version) < Number(live))?.version;
}

function describeVersions(versions: readonly PublishedVersion[]): string {
  if (versions.length === 0) return 'No version is published.\n';
  return `Published:\n${versions.map(({ version, description }) => `  ${version}  ${description}\n`).join('')}`;
}
