import { markOtherCode } from './check-code';
import type { CloudState } from './cloud-state';
import { DeployError, TakenOverError } from './deploy-error';
import { holdsLock, unlock } from './deploy-lock';
import { isOfSameBuild, type Identity } from './identity';
import { planRelease, type Plan, type Release } from './plan-release';
import { readCloudState } from './read-cloud-state';
import { describeFailure } from './retry';
import { runSteps } from './run-steps';
import type { StepContext } from './step-context';
import { describeReaders, describeTraffic } from './traffic';
import { waitForOtherDeploy, waitUntilActive } from './wait-until';

/** Of two deploys that look at the same time, the later mark is there by the end of this pause. */
const lockPauseMs = 2_000;
/** How often a deploy lets others go first. */
const maxLocks = 5;

/**
 * Plans a release once no other deploy is at work. Takes the lock, unless the plan changes nothing.
 *
 * @throws DeployError if that is not possible. The lock is then free, and nothing has changed
 */
export async function planAlone(release: Release, context: StepContext): Promise<Plan> {
  const { api, clock, signal, stage } = context;
  let isMarked = false;
  try {
    for (let count = 1; count <= maxLocks; count++) {
      const seen = await waitUntilFree(release.identity, context);
      const plan = planRelease(release, seen);
      if (plan.unlock.length === 0) return plan;
      isMarked = plan.lock.length > 0;
      await runSteps(plan.lock, context);
      await clock.sleep(lockPauseMs, signal);
      const current = await readCloudState(api, stage);
      // Before the first version there is no alias for a mark: the function itself tells that another deploy has begun.
      const isOvertaken = seen.latest === null && current.latest !== null;
      // The state is from after the lock: another deploy may have ended before.
      if (!isOvertaken && (await holdsLock(context))) {
        return planRelease(release, await markOtherCode(current, release.identity, context));
      }
    }
    throw new TakenOverError(`Other deploys of ${stage.functionName} were faster ${maxLocks} times.`);
  } catch (error) {
    if (isMarked) await unlock(context);
    const readers = await describeReaders(context);
    throw new DeployError(
      `${describeFailure(error)}\nThe deploy has not begun. ${readers} It can be started again.`,
      { cause: error },
    );
  }
}

/** Reads the current state. If an earlier deploy is still at work, waits until it has ended. */
async function waitUntilFree(identity: Identity, context: StepContext): Promise<CloudState> {
  const { api, stage, report } = context;
  const isBusy = (status: string) => ['Creating', 'Updating', 'Publishing'].includes(status);
  let current = await waitForOtherDeploy(context);
  const busy = [
    ...(current.latest && isBusy(current.latest.status) ? ['$LATEST'] : []),
    ...current.versions
      .filter(({ status, description }) => isBusy(status) && isOfSameBuild(description, identity))
      .map(({ version }) => version),
  ];
  for (const qualifier of busy) {
    report(
      `${stage.functionName} (${qualifier}) is being changed by a deploy that began before: waiting for its end.`,
    );
    await waitUntilActive(qualifier, context);
  }
  if (busy.length > 0) current = await readCloudState(api, stage);
  report(describeTraffic(current.aliases.find(({ name }) => name === stage.liveAlias)));
  return markOtherCode(current, identity, context);
}
