import { checkCode } from './check-code';
import { makeCall } from './make-call';
import { describeFailure } from './retry';
import { fillPlaceholders, newVersion, type Step } from './step';
import type { StepContext } from './step-context';
import type { Traffic } from './cloud-state';
import { testAlias, waitUntilActive, waitUntilProvisioned } from './wait-until';

/** Refusals after which the rest of a clean-up is left to the next deploy: each may have cost a minute of retries. */
const maxCleanUpFailures = 3;

/** What a deploy does around the calls of its steps. */
export interface CallGuard {
  /** Runs before each call. */
  readonly beforeCall: () => Promise<void>;
  /** Makes a call that shifts traffic, by `shift`. */
  readonly shiftTraffic: (to: Traffic, shift: () => Promise<void>) => Promise<void>;
}

const noGuard: CallGuard = { beforeCall: () => Promise.resolve(), shiftTraffic: (_to, shift) => shift() };

/**
 * Runs steps in order and reports each. A step that cleans up never fails: what it leaves is reported, and the next deploy
 * tries again.
 */
export async function runSteps(
  steps: readonly Step[],
  context: StepContext,
  guard: CallGuard = noGuard,
): Promise<void> {
  let cleanUpFailures = 0;
  for (const [index, step] of steps.entries()) {
    const cleansUp = step.does === 'call' && step.cleansUp === true;
    if (cleansUp && (context.signal.aborted || cleanUpFailures === maxCleanUpFailures)) {
      context.report('The rest of the clean-up is left to the next deploy.');
      return;
    }
    if (!cleansUp) context.signal.throwIfAborted();
    const filled = fillPlaceholders(
      step,
      new Map([...context.values].filter(([name]) => name === newVersion)),
    );
    context.report(`[${index + 1}/${steps.length}] ${filled.title}`);
    const work = runStep(filled, context, guard);
    if (!cleansUp) await work;
    else {
      await work.catch((error: unknown) => {
        cleanUpFailures++;
        context.report(`  ${describeFailure(error)}\n  ${adviseOnCleanUp(error)}`);
      });
    }
  }
}

/** Says what follows from a clean-up that failed. */
function adviseOnCleanUp(error: unknown): string {
  const code = String((error as { code?: unknown }).code);
  if (code === 'UnsupportedOperation.AliasBind') {
    return 'An alias points at it, so it stays. If nobody needs it, delete that alias in the console.';
  }
  const isForbidden = code.startsWith('UnauthorizedOperation');
  const policy = isForbidden ? ' Complete the policy of the user: docs/deploy.md has it.' : '';
  return `The release is live, and this is left as it was. The next deploy tries again.${policy}`;
}

async function runStep(step: Step, context: StepContext, guard: CallGuard): Promise<void> {
  switch (step.does) {
    case 'upload': {
      const isNew = await context.store.upload(step.bucket, step.key, context.package);
      if (!isNew) context.report('  It is there already.');
      return;
    }
    case 'call': {
      await guard.beforeCall();
      const make = () => makeCall(step.call, context);
      return step.shiftsTo ? guard.shiftTraffic(step.shiftsTo, make) : make();
    }
    case 'wait-active':
      return waitUntilActive(step.qualifier, context);
    case 'wait-provisioned':
      return waitUntilProvisioned(step.version, context);
    case 'smoke-test':
      return testAlias(step.alias, step.rounds, context);
    case 'check-code':
      return checkCode(step.version, context);
  }
}
