import { toName } from './function-requests';
import { describeAlias, readPreviousVersion } from './identity';
import type { AliasState, CloudState } from './cloud-state';
import { planAliasUrl, planAlias, toAliasRequest } from './plan-alias';
import type { Stage } from './stage';
import type { Step } from './step';

/** The steps that shift traffic to a version, and back. */
export interface TrafficShift {
  readonly steps: readonly Step[];
  /** Empty if there is no previous version. */
  readonly undo: readonly Step[];
}

/**
 * Plans the traffic shift to a version: provision instances, shift a share of the traffic, then all of it, with a smoke
 * test after each shift. An interrupted shift continues. If the version has all traffic already, only instances and
 * function URL are corrected, and the version is tested.
 */
export function planTrafficShift(
  stage: Stage,
  current: CloudState,
  live: AliasState | undefined,
  version: string,
): TrafficShift {
  const alias = stage.liveAlias;
  const url = planAliasUrl(stage, current, alias);
  const prepare = provisionInstances(stage, current, version);
  const test = (title: string, weight = 1): Step => ({ does: 'smoke-test', title, alias, weight });
  const testAll = test(`Smoke-test version ${version} as readers reach it`);
  if (live === undefined) {
    return { steps: [...prepare, ...planAlias(stage, current, alias, version), ...url, testAll], undo: [] };
  }
  if (live.version === version && live.additional === null) {
    return { steps: [...prepare, ...url, testAll], undo: [] };
  }
  // If the alias points at the version but still sends a share elsewhere, a test with a share would be pointless.
  const shares = live.version === version ? [] : stage.weights;
  const previous = live.version === version ? readPreviousVersion(live.description) : live.version;
  const shift = (title: string, request: ReturnType<typeof toAliasRequest>): Step => ({
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
        shift(
          `Give version ${version} ${toPercent(weight)} of the requests`,
          toAliasRequest(stage, alias, live.version, live.description, { version, weight }),
        ),
        test(`Smoke-test while version ${version} has ${toPercent(weight)} of the requests`, weight),
      ]),
      shift(
        `Give version ${version} all requests`,
        toAliasRequest(stage, alias, version, describeAlias(version, previous ?? null)),
      ),
      testAll,
    ],
    undo: [
      shift(
        `Give all requests back to version ${live.version}`,
        toAliasRequest(stage, alias, live.version, live.description),
      ),
      ...(prepare.length > 0 ? [releaseInstances(stage, version)] : []),
    ],
  };
}

/** Plans the provisioned instances of a version, and the wait until they are ready. */
export function provisionInstances(stage: Stage, { provisioned }: CloudState, version: string): Step[] {
  const isProvisioned = provisioned.some(
    (each) => each.version === version && each.instances === stage.provisioned,
  );
  if (stage.provisioned === 0 || isProvisioned) return [];
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

/** Releases the provisioned instances of a version. It can still serve requests, with cold starts. */
export function releaseInstances(stage: Stage, version: string): Extract<Step, { does: 'call' }> {
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
