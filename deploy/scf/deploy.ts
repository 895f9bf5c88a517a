import { randomBytes } from 'node:crypto';
import { markOtherCode } from './check-code';
import { findContentProblems, type ContentAllowance } from './content-guard';
import { DeployError } from './deploy-error';
import { unlock } from './deploy-lock';
import type { PackageLocation } from './function-requests';
import { guardArticles } from './guard-articles';
import { digestConfiguration, type Identity } from './identity';
import { readCloudState } from './read-cloud-state';
import { emptyState } from './cloud-state';
import { maxRequestPackageBytes, type PackageFile, readPackage } from './package-file';
import { planAlone } from './plan-alone';
import { planRelease, type Plan } from './plan-release';
import { prepare, toSecretValues, withPlainErrors, type Preparation } from './prepare';
import { runPlan } from './run-plan';
import type { StepContext } from './step-context';
import type { ScfApi } from './scf-api';
import type { Stage } from './stage';
import { describeStep, packageBytes, thisDeploy } from './step';
import { describeTraffic } from './traffic';
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
    let current = emptyState;
    if (api === null) {
      report('Without credentials the current state is unknown: this is the plan of a first deploy.');
    } else {
      const found = await readCloudState(api, stage);
      report(describeTraffic(found.aliases.find(({ name }) => name === stage.liveAlias)));
      current = await markOtherCode(found, identity, { api, stage, report });
    }
    showPlan(planRelease({ stage, identity, location }, current), report);
    return;
  }
  // Unreachable: `prepare` has checked it. The check narrows the type.
  if (api === null) throw new DeployError('Credentials are missing.');
  const context = createStepContext(options, environment, prepared, api, file);
  const plan = await planAlone({ stage, identity, location }, context);
  try {
    await runPlan(plan, stageName, context);
  } finally {
    await unlock(context);
  }
  report(`Done: readers have the package of this deploy on ${stage.functionName}.`);
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
    packageHash: file.hash,
    revision: file.snapshot.header.revision,
    checksum: file.snapshot.checksum,
    values: new Map([
      [packageBytes, file.bytes.toString('base64')],
      [thisDeploy, randomBytes(6).toString('hex')],
      ...toSecretValues(variables),
    ]),
  };
}

function showPlan({ lock, steps, unlock, undo, version }: Plan, report: (line: string) => void): void {
  report(
    version === null
      ? 'This package is not published yet.'
      : `This package is published as version ${version}.`,
  );
  report('These calls would be made:');
  for (const step of lock) report(describeStep(step));
  for (const [index, step] of steps.entries()) report(`[${index + 1}/${steps.length}] ${describeStep(step)}`);
  for (const step of unlock) report(describeStep(step));
  if (undo.length === 0) return;
  report('And these, if a step failed after readers were moved:');
  for (const step of undo) report(`  ${describeStep(step)}`);
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
