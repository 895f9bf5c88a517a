import { DeployError } from '../deploy/scf/deploy-error';
import type { Stage } from '../deploy/scf/stage';
import { stages } from '../deploy/scf/stages';
import { UsageError } from './run';

/** Finds the stage that `--stage` names. */
export function chooseStage(name: string | undefined): { stageName: string; stage: Stage } {
  const names = Object.keys(stages).join(', ');
  if (name === undefined) throw new UsageError(`Name a stage with --stage: ${names}.`);
  const found = Object.entries(stages).find(([each]) => each === name);
  if (!found)
    throw new UsageError(`There is no stage "${name}" in deploy/scf/stages.ts. There are: ${names}.`);
  return { stageName: found[0], stage: found[1] };
}

/** Runs a command and returns its exit code. A DeployError is printed without a stack. */
export async function reportFailure(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    console.error(error.message);
    return 1;
  }
}
