import type { Traffic } from './cloud-state';
import { DeployError, TakenOverError } from './deploy-error';
import { checkLock } from './deploy-lock';
import type { Plan } from './plan-release';
import { findAlias } from './read-cloud-state';
import { describeFailure } from './retry';
import { runSteps } from './run-steps';
import type { StepContext } from './step-context';
import { newVersion } from './step';
import { describeReaders, describeTraffic, isSameTraffic } from './traffic';

/**
 * Runs a plan. If a step fails after traffic has shifted, or while an earlier deploy has left a share to another version,
 * all traffic goes back to the previous version.
 *
 * @throws DeployError if the package is not live. The message tells the cause, what readers have, and what to do
 */
export async function runPlan(plan: Plan, stageName: string, context: StepContext): Promise<void> {
  const { live } = plan;
  const before = live && { version: live.version, additional: null };
  /** What readers had at the beginning, and what this deploy has given them, oldest first. */
  const known: Traffic[] = live ? [live] : [];
  let isShifted = plan.undo.length > 0 && live?.additional !== null && live?.version !== plan.version;
  try {
    await runSteps(plan.steps, context, {
      beforeCall: () => checkLock(context),
      shiftTraffic: async (to, shift) => {
        await checkReaders([...known.slice(-1), to], context);
        const isBack = before !== undefined && isSameTraffic(to, before);
        isShifted ||= !isBack;
        known.push(to);
        await shift();
        if (isBack) isShifted = false;
      },
    });
  } catch (error) {
    const why = describeFailure(error);
    const isOurs = !(error instanceof TakenOverError) && (await isKnown(known, context));
    if (isShifted && isOurs && before) {
      context.report(`Failed: ${why}`);
      await undoTrafficShift(plan, before.version, stageName, context);
      throw new DeployError(
        `${why}\nThe deploy failed and was taken back: readers have version ${before.version} again.`,
        { cause: error },
      );
    }
    const readers = await describeEnd(live, context);
    throw new DeployError(
      `${why}\nThe deploy failed. ${readers} It can be started again; it goes on where it stopped.`,
      { cause: error },
    );
  }
}

/**
 * Checks that readers have something expected: somebody may have rolled back meanwhile. Looks more than once, because the
 * change before may not be readable at once.
 */
async function checkReaders(expected: readonly Traffic[], context: StepContext): Promise<void> {
  const { api, stage, clock, signal } = context;
  for (let look = 1; look <= 3; look++) {
    const now = await findAlias(api, stage, stage.liveAlias);
    if (now && expected.some((each) => isSameTraffic(each, now))) return;
    await clock.sleep(2_000, signal);
  }
  throw new TakenOverError('Somebody else has moved readers meanwhile, so this deploy leaves them there.');
}

/** Whether readers have something that this deploy found or gave. If that cannot be read, they may. */
async function isKnown(known: readonly Traffic[], { api, stage }: StepContext): Promise<boolean> {
  const now = await findAlias(api, stage, stage.liveAlias).catch(() => known.at(-1));
  return now !== undefined && known.some((each) => isSameTraffic(each, now));
}

async function describeEnd(live: Plan['live'], context: StepContext): Promise<string> {
  const readers = await describeReaders(context);
  const isAsBefore = live?.additional === null && readers === describeTraffic(live);
  return isAsBefore ? `Readers were not moved: they have version ${live.version} as before.` : readers;
}

/** Runs the undo steps. They ignore the abort signal: they are quick, and traffic must not stay on a failed version. */
async function undoTrafficShift(
  { undo, version }: Plan,
  previous: string,
  stageName: string,
  context: StepContext,
): Promise<void> {
  const { report } = context;
  report(`Going back to version ${previous}.`);
  const [first, ...rest] = undo;
  const uninterrupted = { ...context, signal: new AbortController().signal };
  try {
    await runSteps(first ? [first] : [], uninterrupted);
  } catch (error) {
    throw new DeployError(
      `Going back failed: ${describeFailure(error)}\n` +
        `READERS MAY STILL GET THE FAILED VERSION. Now run: npm run rollback -- --stage ${stageName} --to ${previous}`,
      { cause: error },
    );
  }
  // The other steps name the version, which may not be published yet.
  if (version === null && !context.values.has(newVersion)) return;
  await runSteps(rest, uninterrupted).catch((error: unknown) => {
    report(`  ${describeFailure(error)} Readers are safe; look at the instances in the console.`);
  });
}
