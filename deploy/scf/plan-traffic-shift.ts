import { toName } from './function-requests';
import { describeAlias, readPreviousVersion } from './identity';
import type { AliasState, CloudState, Traffic } from './cloud-state';
import { planAliasUrl, planAlias, toAliasRequest } from './plan-alias';
import type { Stage } from './stage';
import type { CallStep, Step } from './step';
import { toPercent } from './traffic';

/** The steps that shift traffic to a version, and back. */
export interface TrafficShift {
  /** Takes away a share that an interrupted deploy has left to another version. Runs before everything else. */
  readonly mend: readonly Step[];
  readonly steps: readonly Step[];
  /** Empty if there is no previous version. */
  readonly undo: readonly Step[];
}

/** Smoke tests in a row while a version has a share of the traffic. */
const shareRounds = 10;

/**
 * Plans the traffic shift to a version: provision instances, shift a share of the traffic, then all of it, with a smoke
 * test after each shift. While the version has a share, the test asks the candidate alias, which points at this version
 * alone: a broken current version must not stop the one that repairs it. An interrupted shift continues. If the version
 * has all traffic already, only instances and function URL are corrected, and the version is tested.
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
  const testAll: Step = {
    does: 'smoke-test',
    title: `Smoke-test version ${version} as readers reach it`,
    alias,
    rounds: 1,
  };
  if (live === undefined) {
    const steps = [...prepare, ...planAlias(stage, current, alias, version), ...url, testAll];
    return { mend: [], steps, undo: [] };
  }
  if (live.version === version && live.additional === null) {
    return { mend: [], steps: [...prepare, ...url, testAll], undo: [] };
  }
  // If the alias points at the version but still sends a share elsewhere, a test with a share would be pointless.
  const shares = live.version === version ? [] : stage.weights;
  const previous = live.version === version ? readPreviousVersion(live.description) : live.version;
  const shift = (title: string, to: Traffic, description = live.description): Step => ({
    does: 'call',
    title,
    shiftsTo: to,
    call: {
      action: 'UpdateAlias',
      request: toAliasRequest(stage, alias, to.version, description, to.additional),
    },
  });
  const giveBack = shift(`Give all requests back to version ${live.version}`, {
    version: live.version,
    additional: null,
  });
  const goesOn = live.additional === null || [live.version, live.additional.version].includes(version);
  return {
    mend: goesOn ? [] : [giveBack],
    steps: [
      ...url,
      ...prepare,
      ...shares.flatMap((weight) => [
        shift(`Give version ${version} ${toPercent(weight)} of the requests`, {
          version: live.version,
          additional: { version, weight },
        }),
        {
          does: 'smoke-test' as const,
          title: `Smoke-test while version ${version} has ${toPercent(weight)} of the requests`,
          alias: stage.candidateAlias,
          rounds: shareRounds,
        },
      ]),
      shift(
        `Give version ${version} all requests`,
        { version, additional: null },
        describeAlias(version, previous ?? null),
      ),
      testAll,
    ],
    undo: [giveBack, ...(prepare.length > 0 ? [releaseInstances(stage, version)] : [])],
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
export function releaseInstances(stage: Stage, version: string): CallStep {
  return {
    does: 'call',
    title: `Release the instances of version ${version}`,
    call: {
      action: 'DeleteProvisionedConcurrencyConfig',
      request: { ...toName(stage), Qualifier: version },
    },
  };
}
