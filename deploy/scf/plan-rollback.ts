import { DeployError } from './deploy-error';
import { describeMove, readPrevious } from './identity';
import type { CloudState, PublishedVersion } from './cloud-state';
import { toAliasRequest } from './plan-alias';
import { provision, release } from './plan-traffic-shift';
import type { Stage } from './stage';
import type { Step } from './step';

/** A way back for readers. */
export interface RollbackPlan {
  readonly from: string;
  readonly to: string;
  /** The first step gives readers the version; the others take care of started instances. */
  readonly steps: readonly Step[];
}

/**
 * Plans a rollback of what readers have, to `wanted` or else to the version before: the one that a deploy noted, or
 * the next older one. While a deploy gives a share to a new version, the version before is the one with the rest.
 *
 * @throws DeployError when there is nothing to go back to, saying what there is
 */
export function planRollback(stage: Stage, observed: CloudState, wanted: string | undefined): RollbackPlan {
  const { versions, provisioned } = observed;
  const live = observed.aliases.find(({ name }) => name === stage.liveAlias);
  if (live === undefined) {
    throw new DeployError(
      `${stage.functionName} has no alias ${stage.liveAlias}, so readers have no version yet. Deploy first.`,
    );
  }
  const usable = versions.filter(({ status }) => status === 'Active');
  const to = wanted ?? findBefore(usable, live.version, live.additional !== null, live.description);
  if (to === undefined) {
    throw new DeployError(
      `There is no version before ${live.version}.\n${listVersions(usable)}Name one with --to VERSION, or deploy.`,
    );
  }
  if (!usable.some(({ version }) => version === to)) {
    throw new DeployError(`There is no published version ${to}.\n${listVersions(usable)}`);
  }
  if (to === live.version && live.additional === null) {
    throw new DeployError(
      `Readers have version ${to} already.\n${listVersions(usable)}Name another one with --to VERSION.`,
    );
  }
  return {
    from: live.additional?.version ?? live.version,
    to,
    steps: [
      {
        does: 'call',
        title: `Give version ${to} all requests`,
        shiftsTraffic: true,
        // Without the version before: a second rollback leads further back, not to the one that failed.
        call: {
          action: 'UpdateAlias',
          request: toAliasRequest(stage, stage.liveAlias, to, describeMove(to, null)),
        },
      },
      ...provision(stage, observed, to).filter(({ does }) => does === 'call'),
      ...provisioned.filter(({ version }) => version !== to).map(({ version }) => release(stage, version)),
    ],
  };
}

function findBefore(
  usable: readonly PublishedVersion[],
  current: string,
  isShared: boolean,
  description: string,
): string | undefined {
  if (isShared) return current;
  const noted = readPrevious(description);
  if (usable.some(({ version }) => version === noted)) return noted;
  return usable.find(({ version }) => Number(version) < Number(current))?.version;
}

function listVersions(versions: readonly PublishedVersion[]): string {
  if (versions.length === 0) return 'No version is published.\n';
  return `Published:\n${versions.map(({ version, description }) => `  ${version}  ${description}\n`).join('')}`;
}
