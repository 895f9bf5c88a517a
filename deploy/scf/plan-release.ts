import { DeployError } from './deploy-error';
import {
  toCodeRequest,
  toConfigurationRequest,
  toCreateRequest,
  toName,
  type PackagePlace,
} from './function-requests';
import { describeIdentity, isOfSameBuild, type Identity } from './identity';
import type { CloudState } from './cloud-state';
import { openAliasUrl, pointAlias } from './plan-alias';
import { planCleanUp } from './plan-clean-up';
import { planTrafficShift } from './plan-traffic-shift';
import type { Stage } from './stage';
import { newVersion, type Step } from './step';

/** What is to be live. */
export interface Release {
  readonly stage: Stage;
  readonly identity: Identity;
  readonly place: PackagePlace;
}

/** How to get from what is there to a release. */
export interface Plan {
  readonly steps: readonly Step[];
  /** The published version that is this release already; null when the plan publishes one. */
  readonly version: string | null;
  /** What takes readers back when a step fails after they were moved; empty when there is no way back. */
  readonly undo: readonly Step[];
  /** The version that readers have before the plan, and after an undo. */
  readonly before: string | null;
}

/**
 * Plans a release: only what is missing is done, so a deploy that was cut off is picked up where it stopped.
 *
 * A version that was published from the same package and configuration is used again. Otherwise code and configuration
 * are always sent: nothing tells for certain what a deploy that was cut off has left in `$LATEST`.
 *
 * @throws DeployError when what is there cannot be deployed to, saying what to do
 */
export function planRelease({ stage, identity, place }: Release, observed: CloudState): Plan {
  refuseUnusable(stage, observed);
  const published = observed.versions.find(
    ({ description, status }) => status === 'Active' && isOfSameBuild(description, identity),
  );
  const version = published?.version ?? newVersion;
  const live = observed.aliases.find(({ name }) => name === stage.liveAlias);
  const move = planTrafficShift(stage, observed, live, version);
  const isLive = live?.version === version && live.additional === null;
  return {
    steps: [
      ...(published ? [] : planVersion({ stage, identity, place }, observed)),
      ...(isLive ? [] : planCandidate(stage, observed, version)),
      ...move.steps,
      ...planCleanUp(stage, observed, version, live?.version ?? null),
    ],
    version: published?.version ?? null,
    undo: move.undo,
    before: live?.version ?? null,
  };
}

function refuseUnusable(stage: Stage, { latest }: CloudState): void {
  if (latest === null) return;
  const why = latest.reasons.length > 0 ? ` The platform says: ${latest.reasons.join('; ')}.` : '';
  const name = `The function ${stage.functionName}`;
  if (latest.status === 'CreateFailed') {
    throw new DeployError(
      `${name} could not be made.${why}\nMend that, delete the function in the console (nothing runs on it), and deploy again.`,
    );
  }
  if (latest.status.startsWith('Delet')) {
    throw new DeployError(`${name} is being deleted.${why}\nDeploy again when it is gone from the console.`);
  }
  const type = stage.type === 'web' ? 'HTTP' : 'Event';
  const fixed = [
    ...(latest.type === type ? [] : [`its type is ${latest.type}, the stage wants ${type}`]),
    ...(latest.runtime === stage.runtime
      ? []
      : [`it runs on ${latest.runtime}, the stage wants ${stage.runtime}`]),
  ];
  if (fixed.length === 0) return;
  throw new DeployError(
    `${name} cannot be changed that far: ${fixed.join('; ')}.\n` +
      'Give the stage another functionName, deploy, and let the domain point at the new function URL.',
  );
}

/** From package and configuration to a published version. */
function planVersion({ stage, identity, place }: Release, { latest }: CloudState): Step[] {
  const description = describeIdentity(identity);
  const wait = (title: string, qualifier = '$LATEST'): Step => ({ does: 'wait-active', title, qualifier });
  const make: Step[] =
    latest === null
      ? [
          {
            does: 'call',
            title: `Make the function ${stage.functionName}`,
            call: { action: 'CreateFunction', request: toCreateRequest(stage, place, description) },
          },
          wait('Wait until the function is made'),
        ]
      : [
          {
            does: 'call',
            title: `Send the package to ${stage.functionName}`,
            call: { action: 'UpdateFunctionCode', request: toCodeRequest(stage, place) },
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
    ...(place.in === 'bucket'
      ? [{ does: 'upload' as const, title: 'Upload the package', bucket: place.bucket, key: place.key }]
      : []),
    ...make,
    {
      does: 'call',
      title: 'Publish a version',
      call: { action: 'PublishVersion', request: { ...toName(stage), Description: description } },
    },
    wait('Wait until the version is published', newVersion),
  ];
}

/** The version under its alias for tests, where no reader comes. */
function planCandidate(stage: Stage, observed: CloudState, version: string): Step[] {
  const alias = stage.candidateAlias;
  return [
    ...pointAlias(stage, observed, alias, version),
    ...openAliasUrl(stage, observed, alias),
    { does: 'smoke-test', title: `Smoke-test version ${version} as ${alias}`, alias, weight: 1 },
  ];
}
