import { DeployError } from './deploy-error';
import type { PackagePlace } from './function-requests';
import { digestConfiguration, isOfSameBuild, type Identity } from './identity';
import { readCloudState } from './read-cloud-state';
import { emptyState, type CloudState } from './cloud-state';
import { readPackage, type PackageFile } from './package-file';
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

/** What is deployed, and where to. */
export interface DeployOptions {
  readonly stageName: string;
  readonly stage: Stage;
  readonly packageFile: string;
  /** Short id of the commit that the package was made from. */
  readonly commit: string;
  readonly dryRun: boolean;
}

/** Bytes: a signed request takes 10 MB, and base64 makes four of three. */
const largestInRequest = 7_000_000;

/**
 * Deploys a package to a stage, or says what would be done.
 *
 * When a step fails after readers were moved, they get the former version back before this throws.
 *
 * @throws DeployError when the package is not live, saying why, what readers have now, and what to do
 */
export async function deploy(options: DeployOptions, world: DeployEnvironment): Promise<void> {
  const { stageName, stage, packageFile, dryRun } = options;
  const file = await readPackage(packageFile, stage.type).catch((error: unknown) => {
    if (error instanceof DeployError) return error;
    throw error;
  });
  const problems = file instanceof DeployError ? [file.message] : [];
  const prepared = prepare(stageName, stage, world, { credentials: !dryRun, variables: true }, problems);
  // Thrown with all other problems before; said for the compiler.
  if (file instanceof DeployError) throw file;
  await withPlainErrors(prepared, () => begin(options, world, prepared, file));
}

async function begin(
  options: DeployOptions,
  world: DeployEnvironment,
  prepared: Preparation,
  file: PackageFile,
): Promise<void> {
  const { stageName, stage, packageFile, commit, dryRun } = options;
  const { report, secrets, api } = prepared;
  const place = choosePlace(stage, file);
  const configuration = digestConfiguration(stage, secrets.variables);
  const identity: Identity = { commit, packageHash: file.hash, configuration };
  report(`Package ${packageFile}: ${toMegabytes(file.bytes.length)}, content revision ${file.revision}`);
  report(`Stage ${stageName}: function ${stage.functionName} in ${stage.region}`);
  if (dryRun) {
    for (const problem of secrets.missing) report(`Missing for the real run: ${problem}`);
    if (api === null) {
      report('Without credentials nobody can look what is there: this is the plan of a first deploy.');
    }
    const observed = api === null ? emptyState : await readCloudState(api, stage);
    showPlan(planRelease({ stage, identity, place }, observed), report);
    return;
  }
  // Checked by `prepare`; said for the compiler.
  if (api === null) throw new DeployError('Credentials are missing.');
  const context = toContext(options, world, prepared, api, file);
  const observed = await settle(identity, context);
  await carryOut(planRelease({ stage, identity, place }, observed), stageName, context);
}

function choosePlace(stage: Stage, { bytes, hash }: PackageFile): PackagePlace {
  if (bytes.length <= largestInRequest) return { in: 'request' };
  if (stage.packageBucket !== null) {
    return { in: 'bucket', bucket: stage.packageBucket, key: `/casebook/${hash}.zip` };
  }
  throw new DeployError(
    `The package has ${toMegabytes(bytes.length)}, and a request takes ${toMegabytes(largestInRequest)}.\n` +
      'Make a bucket in the region of the function, and name it as packageBucket of the stage in deploy/scf/stages.ts.',
  );
}

function toContext(
  { stage }: DeployOptions,
  world: DeployEnvironment,
  { report, secrets }: Preparation,
  api: ScfApi,
  file: PackageFile,
): StepContext {
  const { clock, random, signal } = world;
  const { credentials, variables } = secrets;
  return {
    ...{ stage, api, clock, random, report, signal },
    store: {
      // Connected only when there is something to upload.
      upload: (bucket, key, bytes) => {
        if (credentials === null) throw new DeployError('Credentials are missing.');
        return world.connectStore(credentials, stage).upload(bucket, key, bytes);
      },
    },
    package: file.bytes,
    revision: file.revision,
    values: new Map([[packageBytes, file.bytes.toString('base64')], ...toSecretValues(variables)]),
  };
}

/** Looks what is there. Where another deploy, or the rest of one, is at work, waits for its end first. */
async function settle(identity: Identity, context: StepContext): Promise<CloudState> {
  const { api, stage, report } = context;
  const isBusy = (status: string) => ['Creating', 'Updating', 'Publishing'].includes(status);
  const observed = await readCloudState(api, stage);
  const busy = [
    ...(observed.latest && isBusy(observed.latest.status) ? ['$LATEST'] : []),
    ...observed.versions
      .filter(({ status, description }) => isBusy(status) && isOfSameBuild(description, identity))
      .map(({ version }) => version),
  ];
  if (busy.length === 0) return observed;
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

async function carryOut(
  { steps, undo, before }: Plan,
  stageName: string,
  context: StepContext,
): Promise<void> {
  const { stage, report } = context;
  const readers = { areMoved: false };
  try {
    await runSteps(steps, context, () => {
      readers.areMoved = true;
    });
  } catch (error) {
    const why = error instanceof DeployError ? error.message : describeFailure(error);
    if (readers.areMoved && undo.length > 0 && before !== null) {
      report(`Failed: ${why}`);
      await goBack(undo, before, stageName, context);
      throw new DeployError(
        `${why}\nThe deploy failed and was taken back: readers have version ${before} again.`,
        {
          cause: error,
        },
      );
    }
    const state =
      before === null
        ? `${stage.liveAlias} had no version before, so there is nothing to go back to.`
        : `Readers were not moved: they have version ${before} as before.`;
    throw new DeployError(
      `${why}\nThe deploy failed. ${state} It can be started again; it goes on where it stopped.`,
      {
        cause: error,
      },
    );
  }
  report(`Done: readers have the package of this deploy on ${stage.functionName}.`);
}

/** Carries out the undo, whoever wants an end: it takes a moment, and leaving readers on a failed version is worse. */
async function goBack(
  undo: Plan['undo'],
  before: string,
  stageName: string,
  context: StepContext,
): Promise<void> {
  const { report } = context;
  report(`Going back to version ${before}.`);
  const [first, ...rest] = undo;
  const calm = { ...context, signal: new AbortController().signal };
  const ignore = () => undefined;
  try {
    await runSteps(first ? [first] : [], calm, ignore);
  } catch (error) {
    throw new DeployError(
      `Going back failed: ${describeFailure(error)}\n` +
        `READERS MAY STILL GET THE FAILED VERSION. Now run: npm run rollback -- --stage ${stageName} --to ${before}`,
      { cause: error },
    );
  }
  await runSteps(rest, calm, ignore).catch((error: unknown) => {
    report(`  ${describeFailure(error)} Readers are safe; look at the instances in the console.`);
  });
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
