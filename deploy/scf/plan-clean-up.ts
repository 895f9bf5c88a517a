import { toName } from './function-requests';
import type { CloudState } from './cloud-state';
import { release } from './plan-traffic-shift';
import type { Stage } from './stage';
import type { Step } from './step';

/**
 * What is not needed any more once readers have `version`: instances of other versions, and versions beyond those
 * that are kept. A version that any alias points at is never deleted, nor the one that readers had before.
 */
export function planCleanUp(
  stage: Stage,
  observed: CloudState,
  version: string,
  before: string | null,
): readonly Step[] {
  const isUnneeded = (each: string) => each !== version || stage.provisioned === 0;
  const released = observed.provisioned.filter((each) => isUnneeded(each.version));
  return [
    ...released.map((each) => release(stage, each.version)),
    ...listOldVersions(stage, observed, version, before).map((old): Step => ({
      does: 'call',
      title: `Delete version ${old}`,
      call: { action: 'DeleteFunctionVersion', request: { ...toName(stage), Qualifier: old } },
    })),
  ];
}

function listOldVersions(
  { keepVersions, liveAlias, candidateAlias }: Stage,
  { versions, aliases }: CloudState,
  version: string,
  before: string | null,
): string[] {
  if (keepVersions === 0) return [];
  const own = [liveAlias, candidateAlias];
  const pinned = aliases
    .filter(({ name }) => !own.includes(name))
    .flatMap((alias) => [alias.version, ...(alias.additional ? [alias.additional.version] : [])]);
  const kept = new Set([version, ...(before === null ? [] : [before]), ...pinned]);
  const others = versions.map((each) => each.version).filter((each) => !kept.has(each));
  // The live version and the one before it count among those that are kept.
  const room = keepVersions - (before === null || before === version ? 1 : 2);
  return others.slice(Math.max(0, room));
}
