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
import type { CallContext } from './step-context';
import { describeReaders, describeTraffic } from './traffic';
import type { DeployEnvironment } from './deploy-environment';

/** Which stage to roll back, and to which version. */
export interface RollbackOptions {
  readonly stageName: string;
  readonly stage: Stage;
  /** A published version; undefined for the previous one. */
  readonly to: string | undefined;
  readonly dryRun: boolean;
}

/**
 * Shifts all traffic of a stage to an older version: reads the current state, then changes the alias with one call.
 *
 * @throws DeployError if there is no such version, or the call fails
 */
export async function rollBack(options: RollbackOptions, environment: DeployEnvironment): Promise<void> {
  const needs = { credentials: true, variables: false };
  const prepared = prepare(options.stageName, options.stage, environment, needs);
  await withPlainErrors(prepared, () => shiftToVersion(options, environment, prepared));
}

async function shiftToVersion(
  { stageName, stage, to, dryRun }: RollbackOptions,
  { clock, random, signal }: DeployEnvironment,
  { api, report }: Preparation,
): Promise<void> {
  // Unreachable: `prepare` has checked it. The check narrows the type.
  if (api === null) throw new DeployError('Credentials are missing.');
  const context: CallContext = { stage, api, clock, random, report, signal, values: new Map() };
  const current = await readCloudState(api, stage);
  const plan = planRollback(stage, current, to);
  const readers = describeTraffic(current.aliases.find(({ name }) => name === stage.liveAlias));
  report(readers);
  report(`Stage ${stageName}: ${stage.functionName} from version ${plan.from} to version ${plan.to}`);
  if (dryRun) {
    report('These calls would be made:');
    for (const step of plan.steps) report(`  ${describeStep(step)}`);
    return;
  }
  if (signal.aborted) throw new DeployError(`Ended before anything was changed. ${readers}`);
  for (const step of plan.steps) {
    if (step.does !== 'call') continue;
    report(step.title);
    try {
      await makeCall(step.call, context);
    } catch (error) {
      if (step.shiftsTo) {
        throw new DeployError(
          `${describeFailure(error)}\nThe rollback failed. ${await describeReaders(context)} Start it again.`,
          { cause: error },
        );
      }
      // Traffic has shifted already; only provisioned instances are affected.
      report(`  ${describeFailure(error)} Look at the instances in the console.`);
    }
  }
  report(`Done: readers have version ${plan.to}.`);
  await testLiveUrl(current, stage, context);
}

/** Smoke-tests the live URL and reports the result. A failure does not undo the rollback. */
async function testLiveUrl(
  { urls }: CloudState,
  stage: Stage,
  { report, signal }: Pick<CallContext, 'report' | 'signal'>,
): Promise<void> {
  const url = urls.find(({ alias }) => alias === stage.liveAlias)?.url ?? null;
  if (url === null) return;
  try {
    await smokeTest({
      url,
      revision: null,
      checksum: null,
      responseTimeoutMs: stage.timeout * 1000 + 5_000,
      signal,
    });
    report(`${url} answers as it should.`);
  } catch (error) {
    if (!(error instanceof SmokeFailure)) throw error;
    report(`But look at ${url}: ${error.message}`);
  }
}
