import { findContentProblems, type ContentAllowance } from './content-guard';
import { DeployError } from './deploy-error';
import type { PackageLocation } from './function-requests';
import { guardArticles } from './guard-articles';
import { digestConfiguration, isOfSameBuild, type Identity } from './identity';
import { readCloudState } from './read-cloud-state';
import { emptyState, type CloudState } from './cloud-state';
import { maxRequestPackageBytes, type PackageFile, readPackage } from './package-file';
import { planRelease, type Plan } from './plan-release';
import { prepare, toSecretValues, withPlainErrors, type Preparation } from './prepare';
import { describeFailure } from './retry';
import { runSteps } from './run-steps';
import type { StepContext } from './step-context';
import type { ScfApi } from './scf-api';
import type { Stage } from './stage';
import { describeStep, packageBytes } from './step';
import { waitUntilActive } from './wait-until';
import type { DeployEnvironment } from './deploy-environment';

/** What to deploy, and where. */
export interface DeployOptions {
  readonly stageName: string;
  readonly stage: Stage;
  readonly packageFile: string;
  readonly allowance: ContentAllowance;
  /** Short hash of the commit that the package was built from. */
  readonly commit: string;
  readonly dryRun: boolean;
}

/**
 * Deploys a package to a stage, or with `dryRun` prints the plan.
 *
 * If a step fails after traffic has shifted, traffic is shifted back to the previous version before this throws.
 *
 * @throws DeployError if the package is not live. The message tells the cause, which version serves now, and what to do
 */
export async function deploy(options: DeployOptions, environment: DeployEnvironment): Promise<void> {
  const { stageName, stage, packageFile, allowance, dryRun } = options;
  const file = await readPackage(packageFile, stage.type).catch((error: unknown) => {
    if (error instanceof DeployError) return error;
    throw error;
  });
  const problems =
    file instanceof DeployError ? [file.message] : findContentProblems(file.snapshot, allowance);
  const prepared = prepare(
    stageName,
    stage,
    environment,
    { credentials: !dryRun, variables: true },
    problems,
  );
  // Unreachable: `prepare` has thrown this problem already. The check narrows the type.
  if (file instanceof DeployError) throw file;
  await withPlainErrors(prepared, () => deployPackage(options, environment, prepared, file));
}

async function deployPackage(
  options: DeployOptions,
  environment: DeployEnvironment,
  prepared: Preparation,
  file: PackageFile,
): Promise<void> {
  const { stageName, stage, packageFile, commit, dryRun } = options;
  const { report, secrets, api } = prepared;
  const location = chooseLocation(stage, file);
  const configuration = digestConfiguration(stage, secrets.variables);
  const identity: Identity = { commit, packageHash: file.hash, configuration };
  report(
    `Package ${packageFile}: ${toMegabytes(file.bytes.length)}, content revision ${file.snapshot.header.revision}`,
  );
  report(`Stage ${stageName}: function ${stage.functionName} in ${stage.region}`);
  if (api !== null) {
    await guardArticles(file, options.allowance, { ...environment, api, stage, report });
  }
  if (dryRun) {
    for (const problem of secrets.missing) report(`Missing for the real run: ${problem}`);
    if (api === null) {
      report('Without credentials the current state is unknown: this is the plan of a first deploy.');
    }
    const current = api === null ? emptyState : await readCloudState(api, stage);
    showPlan(planRelease({ stage, identity, location }, current), report);
    return;
  }
  // Unreachable: `prepare` has checked it. The check narrows the type.
  if (api === null) throw new DeployError('Credentials are missing.');
  const context = createStepContext(options, environment, prepared, api, file);
  const current = await waitForOtherDeploys(identity, context);
  await runPlan(planRelease({ stage, identity, location }, current), stageName, context);
}

function chooseLocation(stage: Stage, { bytes, hash }: PackageFile): PackageLocation {
  if (bytes.length <= maxRequestPackageBytes) return { in: 'request' };
  if (stage.packageBucket !== null) {
    return { in: 'bucket', bucket: stage.packageBucket, key: `/casebook/${hash}.zip` };
  }
  throw new DeployError(
    `The package has ${toMegabytes(bytes.length)}, and a request takes ${toMegabytes(maxRequestPackageBytes)}.\n` +
      'Make a bucket in the region of the function, and name it as packageBucket of the stage in deploy/scf/stages.ts.',
  );
}

function createStepContext(
  { stage }: DeployOptions,
  environment: DeployEnvironment,
  { report, secrets }: Preparation,
  api: ScfApi,
  file: PackageFile,
): StepContext {
  const { clock, random, signal } = environment;
  const { credentials, variables } = secrets;
  return {
    ...{ stage, api, clock, random, report, signal },
    store: {
      // Connects only if there is something to upload.
      upload: (bucket, key, bytes) => {
        if (credentials === null) throw new DeployError('Credentials are missing.');
        return environment.connectStore(credentials, stage).upload(bucket, key, bytes);
      },
    },
    package: file.bytes,
    revision: file.snapshot.header.revision,
    checksum: file.snapshot.checksum,
    values: new Map([[packageBytes, file.bytes.toString('base64')], ...toSecretValues(variables)]),
  };
}

/** Reads the current state. If an earlier deploy is still changing the function, waits until that is finished. */
async function waitForOtherDeploys(identity: Identity, context: StepContext): Promise<CloudState> {
  const { api, stage, report } = context;
  const isBusy = (status: string) => ['Creating', 'Updating', 'Publishing'].includes(status);
  const current = await readCloudState(api, stage);
  const busy = [
    ...(current.latest && isBusy(current.latest.status) ? ['$LATEST'] : []),
    ...current.versions
      .filter(({ status, description }) => isBusy(status) && isOfSameBuild(description, identity))
      .map(({ version }) => version),
  ];
  if (busy.length === 0) return current;
  for (const qualifier of busy) {
    report(
      `${stage.functionName} (${qualifier}) is being changed by a deploy that began before: waiting for its end.`,
    );
    await waitUntilActive(qualifier, context);
  }
  return readCloudState(api, stage);
}

function showPlan({ steps, undo, version }: Plan, report: (line: string) => void): void {
  report(
    version === null
      ? 'This package is not published yet.'
      : `This package is published as version ${version}.`,
  );
  report('These calls would be made:');
  for (const [index, step] of steps.entries()) report(`[${index + 1}/${steps.length}] ${describeStep(step)}`);
  if (undo.length === 0) return;
  report('And these, if a step failed after readers were moved:');
  for (const step of undo) report(`  ${describeStep(step)}`);
}

async function runPlan(
  { steps, undo, previous }: Plan,
  stageName: string,
  context: StepContext,
): Promise<void> {
  const { stage, report } = context;
  const traffic = { isShifted: false };
  try {
    await runSteps(steps, context, () => {
      traffic.isShifted = true;
    });
  } catch (error) {
    const why = error instanceof DeployError ? error.message : describeFailure(error);
    if (traffic.isShifted && undo.length > 0 && previous !== null) {
      report(`Failed: ${why}`);
      await undoTrafficShift(undo, previous, stageName, context);
      throw new DeployError(
        `${why}\nThe deploy failed and was taken back: readers have version ${previous} again.`,
        {
          cause: error,
        },
      );
    }
    const state =
      previous === null
        ? `${stage.liveAlias} had no version before, so there is nothing to go back to.`
        : `Readers were not moved: they have version ${previous} as before.`;
    throw new DeployError(
      `${why}\nThe deploy failed. ${state} It can be started again; it goes on where it stopped.`,
      {
        cause: error,
      },
    );
  }
  report(`Done: readers have the package of this deploy on ${stage.functionName}.`);
}

/** Runs the undo steps. They ignore the abort signal: they are quick, and traffic must not stay on a failed version. */
async function undoTrafficShift(
  undo: Plan['undo'],
  previous: string,
  stageName: string,
  context: StepContext,
): Promise<void> {
  const { report } = context;
  report(`Going back to version ${previous}.`);
  const [first, ...rest] = undo;
  const uninterrupted = { ...context, signal: new AbortController().signal };
  const ignore = () => undefined;
  try {
    await runSteps(first ? [first] : [], uninterrupted, ignore);
  } catch (error) {
    throw new DeployError(
      `Going back failed: ${describeFailure(error)}\n` +
        `READERS MAY STILL GET THE FAILED VERSION. Now run: npm run rollback -- --stage ${stageName} --to ${previous}`,
      { cause: error },
    );
  }
  await runSteps(rest, uninterrupted, ignore).catch((error: unknown) => {
    report(`  ${describeFailure(error)} Readers are safe; look at the instances in the console.`);
  });
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
