import { DeployError } from './deploy-error';
import { readCloudState } from './read-cloud-state';
import type { CloudState } from './cloud-state';
import { planRollback } from './plan-rollback';
import { prepare, withPlainErrors, type Preparation } from './prepare';
import { makeCall } from './make-call';
import { describeFailure } from './retry';
import { SmokeFailure, smokeTest } from './smoke-test';
import type { Stage } from './stage';
import { describeStep } from './step';
import type { DeployEnvironment } from './deploy-environment';

/** Whose readers go back, and where to. */
export interface RollbackOptions {
  readonly stageName: string;
  readonly stage: Stage;
  /** A published version; undefined for the one before. */
  readonly to: string | undefined;
  readonly dryRun: boolean;
}

/**
 * Gives readers an older version: one call after a look at what there is.
 *
 * @throws DeployError when there is no such version, or the call failed
 */
export async function rollBack(options: RollbackOptions, world: DeployEnvironment): Promise<void> {
  const needs = { credentials: true, variables: false };
  const prepared = prepare(options.stageName, options.stage, world, needs);
  await withPlainErrors(prepared, () => begin(options, world, prepared));
}

async function begin(
  { stageName, stage, to, dryRun }: RollbackOptions,
  { clock, random, signal }: DeployEnvironment,
  { api, report }: Preparation,
): Promise<void> {
  // Checked by `prepare`; said for the compiler.
  if (api === null) throw new DeployError('Credentials are missing.');
  const observed = await readCloudState(api, stage);
  const plan = planRollback(stage, observed, to);
  report(`Stage ${stageName}: ${stage.functionName} from version ${plan.from} to version ${plan.to}`);
  if (dryRun) {
    report('These calls would be made:');
    for (const step of plan.steps) report(`  ${describeStep(step)}`);
    return;
  }
  for (const step of plan.steps) {
    if (step.does !== 'call') continue;
    report(step.title);
    try {
      await makeCall(step.call, { stage, api, clock, random, report, signal, values: new Map() });
    } catch (error) {
      if (step.shiftsTraffic)
        throw new DeployError(`${describeFailure(error)}\nReaders were not moved.`, { cause: error });
      // Readers are where they should be.
      report(`  ${describeFailure(error)} Look at the instances in the console.`);
    }
  }
  report(`Done: readers have version ${plan.to}.`);
  await lookOnce(observed, stage, report);
}

/** Says whether the version answers; a rollback stands in any case. */
async function lookOnce({ urls }: CloudState, stage: Stage, report: (line: string) => void): Promise<void> {
  const url = urls.find(({ alias }) => alias === stage.liveAlias)?.url ?? null;
  if (url === null) return;
  try {
    await smokeTest({ url, revision: null, responseTimeoutMs: stage.timeout * 1000 + 5_000 });
    report(`${url} answers as it should.`);
  } catch (error) {
    if (!(error instanceof SmokeFailure)) throw error;
    report(`But look at ${url}: ${error.message}`);
  }
}
