import { DeployError } from './deploy-error';
import {
  toCodeRequest,
  toConfigurationRequest,
  toCreateRequest,
  toName,
  type PackageLocation,
} from './function-requests';
import { describeAlias, describeIdentity, isOfSameBuild, markAlias, type Identity } from './identity';
import type { AliasState, CloudState } from './cloud-state';
import { planAliasUrl, planAlias } from './plan-alias';
import { planLock, planUnlock } from './deploy-lock';
import { planCleanUp } from './plan-clean-up';
import { planTrafficShift } from './plan-traffic-shift';
import type { Stage } from './stage';
import { newVersion, thisDeploy, type Step } from './step';

/** The build that should be live. */
export interface Release {
  readonly stage: Stage;
  readonly identity: Identity;
  readonly location: PackageLocation;
}

/** The steps from the current state to a release. */
export interface Plan {
  /** Keeps other deploys out, before the steps. Empty if the plan changes nothing. */
  readonly lock: readonly Step[];
  /** Lets other deploys in, after the steps. */
  readonly unlock: readonly Step[];
  readonly steps: readonly Step[];
  /** The version that was published from this build already; null if the plan publishes one. */
  readonly version: string | null;
  /** The steps that shift traffic back if a step fails after the shift; empty if there is no previous version. */
  readonly undo: readonly Step[];
  /** What readers have before the plan; undefined before the first deploy. An undo gives all to its first version. */
  readonly live: AliasState | undefined;
}

/**
 * Plans a release from the current state. Only missing steps are planned, so an interrupted deploy continues where it
 * stopped.
 *
 * A version that was published from the same package and configuration is reused. Otherwise code and configuration are
 * always sent, because the API cannot tell what an interrupted deploy has left in `$LATEST`. A share of the traffic that an
 * interrupted deploy has left to another version is taken away first.
 *
 * @throws DeployError if the function cannot be updated. The message tells what to do
 */
export function planRelease({ stage, identity, location }: Release, current: CloudState): Plan {
  checkFunction(stage, current);
  const published = current.versions.find(
    ({ description, status }) => status === 'Active' && isOfSameBuild(description, identity),
  );
  const version = published?.version ?? newVersion;
  const live = current.aliases.find(({ name }) => name === stage.liveAlias);
  const shift = planTrafficShift(stage, current, live, version);
  const isLive = live?.version === version && live.additional === null;
  const steps = [
    ...shift.mend,
    ...(published ? [] : planVersion({ stage, identity, location }, current)),
    ...(isLive ? [] : planCandidate(stage, current, version)),
    ...shift.steps,
    ...planCleanUp(stage, current, version, live?.version ?? null),
  ];
  const changes = steps.some(({ does }) => does === 'call');
  const candidate = current.aliases.find(({ name }) => name === stage.candidateAlias);
  return {
    lock: changes ? planLock(stage, current) : [],
    steps,
    unlock: changes ? [planUnlock(stage, isLive ? (candidate?.version ?? version) : version)] : [],
    version: published?.version ?? null,
    undo: shift.undo,
    live,
  };
}

function checkFunction(stage: Stage, { latest }: CloudState): void {
  if (latest === null) return;
  const why = latest.reasons.length > 0 ? ` The platform says: ${latest.reasons.join('; ')}.` : '';
  const name = `The function ${stage.functionName}`;
  if (latest.status === 'CreateFailed') {
    throw new DeployError(
      `${name} could not be made.${why}\nFix that, delete the function in the console (nothing runs on it), and deploy again.`,
    );
  }
  if (latest.status.startsWith('Delet')) {
    throw new DeployError(`${name} is being deleted.${why}\nDeploy again when it is gone from the console.`);
  }
  const type = stage.type === 'web' ? 'HTTP' : 'Event';
  const conflicts = [
    ...(latest.type === type ? [] : [`its type is ${latest.type}, the stage wants ${type}`]),
    ...(latest.runtime === stage.runtime
      ? []
      : [`it runs on ${latest.runtime}, the stage wants ${stage.runtime}`]),
  ];
  if (conflicts.length === 0) return;
  throw new DeployError(
    `${name} cannot be changed that far: ${conflicts.join('; ')}.\n` +
      'Give the stage another functionName, deploy, and let the domain point at the new function URL.',
  );
}

/** Plans the steps from package and configuration to a published version. */
function planVersion({ stage, identity, location }: Release, { latest }: CloudState): Step[] {
  const description = describeIdentity(identity);
  const wait = (title: string, qualifier = '$LATEST'): Step => ({ does: 'wait-active', title, qualifier });
  const make: Step[] =
    latest === null
      ? [
          {
            does: 'call',
            title: `Make the function ${stage.functionName}`,
            call: { action: 'CreateFunction', request: toCreateRequest(stage, location, description) },
          },
          wait('Wait until the function is made'),
        ]
      : [
          {
            does: 'call',
            title: `Send the package to ${stage.functionName}`,
            call: { action: 'UpdateFunctionCode', request: toCodeRequest(stage, location) },
          },
          wait('Wait until the package is taken in'),
          {
            does: 'call',
            title: 'Set the configuration',
            call: {
              action: 'UpdateFunctionConfiguration',
              request: toConfigurationRequest(stage, description),
            },
          },
          wait('Wait until the configuration holds'),
        ];
  return [
    ...(location.in === 'bucket'
      ? [{ does: 'upload' as const, title: 'Upload the package', bucket: location.bucket, key: location.key }]
      : []),
    ...make,
    {
      does: 'call',
      title: 'Publish a version',
      call: { action: 'PublishVersion', request: { ...toName(stage), Description: description } },
    },
    wait('Wait until the version is published', newVersion),
    { does: 'check-code', title: 'Check that the version is this package', version: newVersion },
  ];
}

/** Plans the smoke test of a version under the candidate alias, which has no traffic. */
function planCandidate(stage: Stage, current: CloudState, version: string): Step[] {
  const alias = stage.candidateAlias;
  return [
    ...planAlias(stage, current, alias, version, markAlias(describeAlias(version, null), thisDeploy)),
    ...planAliasUrl(stage, current, alias),
    { does: 'smoke-test', title: `Smoke-test version ${version} as ${alias}`, alias, rounds: 1 },
  ];
}
