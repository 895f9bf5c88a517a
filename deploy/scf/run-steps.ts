import { makeCall } from './make-call';
import { fillPlaceholders, newVersion, type Step } from './step';
import type { StepContext } from './step-context';
import { testAlias, waitUntilActive, waitUntilProvisioned } from './wait-until';

/** Runs steps in order and reports each. Calls `onTrafficShift` before a step that shifts traffic. */
export async function runSteps(
  steps: readonly Step[],
  context: StepContext,
  onTrafficShift: () => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    context.signal.throwIfAborted();
    const filled = fillPlaceholders(
      step,
      new Map([...context.values].filter(([name]) => name === newVersion)),
    );
    context.report(`[${index + 1}/${steps.length}] ${filled.title}`);
    if (filled.does === 'call' && filled.shiftsTraffic) onTrafficShift();
    await runStep(filled, context);
  }
}

async function runStep(step: Step, context: StepContext): Promise<void> {
  switch (step.does) {
    case 'upload': {
      const isNew = await context.store.upload(step.bucket, step.key, context.package);
      if (!isNew) context.report('  It is there already.');
      return;
    }
    case 'call':
      return makeCall(step.call, context);
    case 'wait-active':
      return waitUntilActive(step.qualifier, context);
    case 'wait-provisioned':
      return waitUntilProvisioned(step.version, context);
    case 'smoke-test':
      return testAlias(step.alias, step.weight, context);
  }
}
