import { toName } from './function-requests';
import type { CloudState } from './cloud-state';
import { releaseInstances } from './plan-traffic-shift';
import type { Stage } from './stage';
import type { Step } from './step';

/**
 * Plans the clean-up after traffic has shifted to `version`: releases provisioned instances of other versions, and deletes
 * old versions beyond `keepVersions`. The previous version and versions with an alias are never deleted. The release is live
 * before these steps, so none of them may undo it.
 */
export function planCleanUp(
  stage: Stage,
  current: CloudState,
  version: string,
  previous: string | null,
): readonly Step[] {
  const isUnneeded = (each: string) => each !== version || stage.provisioned === 0;
  const released = current.provisioned.filter((each) => isUnneeded(each.version));
  return [
    ...released.map((each): Step => ({ ...releaseInstances(stage, each.version), cleansUp: true })),
    ...listOldVersions(stage, current, version, previous).map((old): Step => ({
      does: 'call',
      cleansUp: true,
      title: `Delete version ${old}`,
      call: { action: 'DeleteFunctionVersion', request: { ...toName(stage), Qualifier: old } },
    })),
  ];
}

function listOldVersions(
  { keepVersions, liveAlias, candidateAlias }: Stage,
  { versions, aliases }: CloudState,
  version: string,
  previous: string | null,
): string[] {
  if (keepVersions === 0) return [];
  const managed = [liveAlias, candidateAlias];
  const pinned = aliases
    .filter(({ name }) => !managed.includes(name))
    .flatMap((alias) => [alias.version, ...(alias.additional ? [alias.additional.version] : [])]);
  const protectedVersions = new Set([version, ...(previous === null ? [] : [previous]), ...pinned]);
  const others = versions.map((each) => each.version).filter((each) => !protectedVersions.has(each));
  // `keepVersions` includes the live and the previous version.
  const room = keepVersions - (previous === null || previous === version ? 1 : 2);
  return others.slice(Math.max(0, room));
}
