import type { CloudState } from './cloud-state';
import { checkLock } from './deploy-lock';
import { DeployError } from './deploy-error';
import { toName } from './function-requests';
import { isOfSameBuild, type Identity } from './identity';
import { describeFailure } from './retry';
import type { CallContext, StepContext } from './step-context';

/**
 * Checks that a version that was just published is this package and not that of another deploy: by the lock, and by the
 * digest of its code. Otherwise deletes the version, because its description names this package.
 *
 * @throws DeployError if the version has other code, or if the lock was lost
 */
export async function checkCode(version: string, context: StepContext): Promise<void> {
  const { api, stage, report, packageHash } = context;
  try {
    await checkLock(context);
    const hash = await readCodeHash(version, context);
    if (hash === null || hash === packageHash) return;
    throw new DeployError(
      `Version ${version} has other code than this package (SHA-256 ${hash}): somebody sent code at the same time.`,
    );
  } catch (error) {
    if (error instanceof DeployError) {
      await api
        .call('DeleteFunctionVersion', { ...toName(stage), Qualifier: version })
        .catch((failure: unknown) => {
          report(`  Delete version ${version} in the console, it is wrong: ${describeFailure(failure)}`);
        });
    }
    throw error;
  }
}

/** Marks the versions whose description names this build and whose code is another, so that a plan does not use them. */
export async function markOtherCode(
  current: CloudState,
  identity: Identity,
  context: Pick<CallContext, 'api' | 'stage' | 'report'>,
): Promise<CloudState> {
  const versions = [...current.versions];
  for (const [index, each] of versions.entries()) {
    if (each.status !== 'Active' || !isOfSameBuild(each.description, identity)) continue;
    const hash = await readCodeHash(each.version, context);
    if (hash === null || hash === identity.packageHash) continue;
    context.report(`Version ${each.version} is called this package and has other code: it is not used.`);
    versions[index] = { ...each, status: 'OtherCode' };
  }
  return { ...current, versions };
}

/** Reads the SHA-256 of a version's code in hex; null, and a line that says so, if the platform does not tell it. */
async function readCodeHash(
  version: string,
  { api, stage, report }: Pick<CallContext, 'api' | 'stage' | 'report'>,
): Promise<string | null> {
  try {
    const request = { ...toName(stage), Qualifier: version };
    const { CodeSha256 = '' } = await api.call('GetFunctionAddress', request);
    if (/^[\da-f]{64}$/i.test(CodeSha256)) return CodeSha256.toLowerCase();
    report(`  The code of version ${version} could not be compared: the platform tells no SHA-256 of it.`);
  } catch (error) {
    report(
      `  The code of version ${version} could not be compared: ${describeFailure(error)} ` +
        'docs/deploy.md has the policy that allows it.',
    );
  }
  return null;
}
