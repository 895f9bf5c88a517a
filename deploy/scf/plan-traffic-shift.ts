import { toName } from './function-requests';
import { describeMove, readPrevious } from './identity';
import type { AliasState, CloudState } from './cloud-state';
import { openAliasUrl, pointAlias, toAliasRequest } from './plan-alias';
import type { Stage } from './stage';
import type { Step } from './step';

/** How readers get to a version, and back if it fails them. */
export interface TrafficShift {
  readonly steps: readonly Step[];
  /** Empty where there was no version before. */
  readonly undo: readonly Step[];
}

/**
 * Moves readers to a version: some instances are started for it, it gets a share of the requests, then all of them,
 * and it is tested after each step. A move that was cut off goes on; where readers have the version, only the
 * function URL is kept right.
 */
export function planTrafficShift(
  stage: Stage,
  observed: CloudState,
  live: AliasState | undefined,
  version: string,
): TrafficShift {
  const alias = stage.liveAlias;
  const url = openAliasUrl(stage, observed, alias);
  const prepare = provision(stage, observed, version);
  const test = (title: string, weight = 1): Step => ({ does: 'smoke-test', title, alias, weight });
  const whole = test(`Smoke-test version ${version} as readers reach it`);
  if (live === undefined) {
    return { steps: [...prepare, ...pointAlias(stage, observed, alias, version), ...url, whole], undo: [] };
  }
  if (live.version === version && live.additional === null) {
    return { steps: [...prepare, ...url, whole], undo: [] };
  }
  // The alias points at the version, but still sends a share elsewhere: there is nothing to try with a share.
  const shares = live.version === version ? [] : stage.weights;
  const before = live.version === version ? readPrevious(live.description) : live.version;
  const move = (title: string, request: ReturnType<typeof toAliasRequest>): Step => ({
    does: 'call',
    title,
    shiftsTraffic: true,
    call: { action: 'UpdateAlias', request },
  });
  return {
    steps: [
      ...url,
      ...prepare,
      ...shares.flatMap((weight) => [
        move(
          `Give version ${version} ${toPercent(weight)} of the requests`,
          toAliasRequest(stage, alias, live.version, live.description, { version, weight }),
        ),
        test(`Smoke-test while version ${version} has ${toPercent(weight)} of the requests`, weight),
      ]),
      move(
        `Give version ${version} all requests`,
        toAliasRequest(stage, alias, version, describeMove(version, before ?? null)),
      ),
      whole,
    ],
    undo: [
      move(
        `Give all requests back to version ${live.version}`,
        toAliasRequest(stage, alias, live.version, live.description),
      ),
      ...(prepare.length > 0 ? [release(stage, version)] : []),
    ],
  };
}

/** Starts instances for a version before readers come, and waits for them. */
export function provision(stage: Stage, { provisioned }: CloudState, version: string): Step[] {
  const isThere = provisioned.some(
    (each) => each.version === version && each.instances === stage.provisioned,
  );
  if (stage.provisioned === 0 || isThere) return [];
  return [
    {
      does: 'call',
      title: `Start ${stage.provisioned} instances of version ${version}`,
      call: {
        action: 'PutProvisionedConcurrencyConfig',
        request: {
          ...toName(stage),
          Qualifier: version,
          VersionProvisionedConcurrencyNum: stage.provisioned,
          ProvisionedType: 'Default',
        },
      },
    },
    { does: 'wait-provisioned', title: 'Wait until they are started', version },
  ];
}

/** Ends the instances that are kept started for a version; it still answers, after a cold start. */
export function release(stage: Stage, version: string): Step {
  return {
    does: 'call',
    title: `Release the instances of version ${version}`,
    call: {
      action: 'DeleteProvisionedConcurrencyConfig',
      request: { ...toName(stage), Qualifier: version },
    },
  };
}

function toPercent(weight: number): string {
  return `${Math.round(weight * 100)} %`;
}
