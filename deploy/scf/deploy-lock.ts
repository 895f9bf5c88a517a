import type { CloudState } from './cloud-state';
import { TakenOverError } from './deploy-error';
import { describeAlias, markAlias, readMark } from './identity';
import { toAliasRequest } from './plan-alias';
import { findAlias } from './read-cloud-state';
import { describeFailure } from './retry';
import type { RequestOf } from './scf-api';
import type { Stage } from './stage';
import { thisDeploy, type Step } from './step';
import type { CallContext } from './step-context';

/*
 * Deploys of a function exclude each other by a mark in the description of the candidate alias. A deploy writes it first
 * and removes it last. The API has no conditional update. So a deploy reads the mark again before each call, and after it
 * has published a version. The mark of a deploy that was cut off stays; `waitForOtherDeploy` finds out that it is void.
 */

/** Whether another deploy is at work or was cut off. The first deploy of a function makes the alias late. */
export function isLocked({ candidateAlias }: Stage, { latest, aliases }: CloudState): boolean {
  const candidate = aliases.find(({ name }) => name === candidateAlias);
  return latest !== null && (candidate === undefined || readMark(candidate.description) !== undefined);
}

/** Plans the mark of this deploy. Empty before the first version, because an alias needs one to point at. */
export function planLock(stage: Stage, { aliases, versions }: CloudState): Step[] {
  const candidate = aliases.find(({ name }) => name === stage.candidateAlias);
  const version = candidate?.version ?? versions.find(({ status }) => status === 'Active')?.version;
  if (version === undefined) return [];
  const action = candidate ? 'UpdateAlias' : 'CreateAlias';
  const description = markAlias(describeAlias(version, null), thisDeploy);
  const request = toAliasRequest(stage, stage.candidateAlias, version, description);
  return [{ does: 'call', title: 'Keep other deploys out', call: { action, request } }];
}

/** Plans the end of the mark, while the candidate alias points at `version`. */
export function planUnlock(stage: Stage, version: string): Step {
  const call = { action: 'UpdateAlias', request: toUnlockRequest(stage, version) } as const;
  return { does: 'call', title: 'Let other deploys in', call };
}

function toUnlockRequest(stage: Stage, version: string): RequestOf<'UpdateAlias'> {
  return toAliasRequest(stage, stage.candidateAlias, version, describeAlias(version, null));
}

type LockContext = Pick<CallContext, 'api' | 'stage' | 'values'>;

/** Whether the candidate alias has the mark of this deploy. An alias that does not exist yet has no other mark. */
export async function holdsLock({ api, stage, values }: LockContext): Promise<boolean> {
  const candidate = await findAlias(api, stage, stage.candidateAlias);
  return candidate === undefined || readMark(candidate.description) === values.get(thisDeploy);
}

/** @throws TakenOverError if another deploy has the lock */
export async function checkLock(context: LockContext): Promise<void> {
  if (await holdsLock(context)) return;
  throw new TakenOverError(
    `Another deploy is at work on ${context.stage.functionName}, so this one changes nothing more. Deploy again when the other one has ended.`,
  );
}

/** Removes the mark of this deploy. Never fails: with the mark, the next deploy only waits for two minutes. */
export async function unlock({ api, stage, values, report }: CallContext): Promise<void> {
  try {
    const candidate = await findAlias(api, stage, stage.candidateAlias);
    if (candidate === undefined || readMark(candidate.description) !== values.get(thisDeploy)) return;
    await api.call('UpdateAlias', toUnlockRequest(stage, candidate.version));
  } catch (error) {
    report(`The mark of this deploy stays, and the next one waits two minutes: ${describeFailure(error)}`);
  }
}
